import type { Officer, ProviderPerson } from "#app/access/actor.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { answerBy, councilContact } from "./council-contact.server.ts";

type Writer = ProviderPerson | Officer;
type To = { id: string; providerId: string };

/**
 * Adds words to a locked conversation, opens it if it was closed, makes it the other side's turn, and tells that side by
 * an e-mail that says nothing of what was written.
 */
export async function addMessage(work: Work, writer: Writer, { id, providerId }: To, body: string): Promise<void> {
  const { trx, now } = work;
  const side = writer.kind;
  const due = side === "provider" ? await answerBy(trx, now) : undefined;
  await trx
    .insertInto("conversation_message")
    .values({ id: uuidv7(now.getTime()), conversation_id: id, side, person_id: writer.personId, body, at: now })
    .execute();
  await trx
    .updateTable("conversation")
    .set((eb) => ({
      ...{ status: "open", closed_at: null, closed_by: null, version: eb("version", "+", 1) },
      ...{ last_at: now, last_by: writer.personId, waits_for: side === "provider" ? "council" : "provider" },
      answer_by: due ?? null,
    }))
    .where("id", "=", id)
    .execute();
  await markRead(work, id, writer.personId);
  if (writer.kind === "provider") await tellCouncil(work, writer.providerName, { id, providerId }, due);
  else await tellProvider(work, { id, providerId });
}

/** That a person has read what was said up to now. */
export const markRead = ({ trx, now }: Pick<Work, "trx" | "now">, conversationId: string, personId: string) =>
  trx
    .insertInto("conversation_read")
    .values({ conversation_id: conversationId, person_id: personId, at: now })
    .onConflict((conflict) => conflict.columns(["conversation_id", "person_id"]).doUpdateSet({ at: now }))
    .execute();

async function tellCouncil(work: Work, provider: string, { id, providerId }: To, due?: string): Promise<void> {
  const contact = await councilContact(work.trx, providerId);
  if (!contact) return;
  const data = { name: contact.name, provider, id, due: due ? formatDate(due, "long") : "" };
  const to = { email: contact.email, personId: contact.personId };
  await notify(work, to, "message-from-provider", data, { type: "conversation", id });
}

/** Its owners, and whoever of its people has written here. */
async function tellProvider(work: Work, { id, providerId }: To): Promise<void> {
  const people = await work.trx
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["person.id", "person.email"])
    .where("provider_member.provider_id", "=", providerId)
    .where("person.disabled_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("provider_member.role", "=", "owner"),
        eb(
          "person.id",
          "in",
          eb.selectFrom("conversation_message").select("person_id").where("conversation_id", "=", id),
        ),
      ]),
    )
    .orderBy("person.id")
    .execute();
  for (const { id: personId, email } of people)
    await notify(work, { email, personId }, "message-from-council", { id }, { type: "conversation", id });
}
