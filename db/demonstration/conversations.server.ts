import { answerBy } from "#app/domain/messages/council-contact.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

const DAY = 86_400_000;
const firms = [
  {
    slug: "bright-path",
    subject: "When will you visit us?",
    body: "We move to new rooms in the new year. Do you visit those?",
  },
  { slug: "hilltop-tuition", subject: "Our new certificate", body: "Our broker sends the new certificate this week." },
];

/** A message of each of two firms that waits for the council; the first firm asks the QA lead by name. */
export async function seedConversations(trx: Trx, now: Date): Promise<void> {
  const lead = await trx
    .selectFrom("person")
    .select("id")
    .where("email", "=", "qa.lead@council.example")
    .executeTakeFirstOrThrow();
  for (const { slug, subject, body } of firms) {
    const owner = await trx
      .selectFrom("provider")
      .innerJoin("provider_member", "provider_member.provider_id", "provider.id")
      .select(["provider.id as providerId", "person_id as personId"])
      .where("slug", "=", slug)
      .where("role", "=", "owner")
      .executeTakeFirstOrThrow();
    const at = new Date(now.getTime() - DAY);
    const id = uuidv7(at.getTime());
    const { providerId: provider_id, personId } = owner;
    await trx
      .insertInto("conversation")
      .values({
        ...{ id, provider_id, subject, status: "open", waits_for: "council" },
        ...{ opened_at: at, last_at: at, last_by: personId, answer_by: (await answerBy(trx, at)) ?? null },
      })
      .execute();
    const message = { id: uuidv7(at.getTime()), conversation_id: id, side: "provider", person_id: personId };
    await trx
      .insertInto("conversation_message")
      .values({ ...message, body, at })
      .execute();
    if (slug === firms[0]?.slug)
      await trx
        .insertInto("council_contact")
        .values({ provider_id, person_id: lead.id, named_at: at, named_by: lead.id })
        .execute();
  }
}
