import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { findAbout } from "./about.server.ts";
import { addMessage } from "./add-message.server.ts";

type Input = { providerId: string; subject: string; about: string; body: string; submissionKey: string };

/**
 * Begins a conversation between a provider and the council, from either side, and returns its id. Throws NotFound for a
 * stranger, Forbidden for whoever reads only, Refused for what it is about when that is not the provider's, TooMany by
 * provider for the provider's own.
 */
export async function startConversation(db: Db, actor: Actor, input: Input, now: Date): Promise<string> {
  const { providerId, subject } = input;
  if (actor.kind === "provider") authorise(actor, "conversation.write-own", { providerId }, "conversation.read-own");
  else authorise(actor, "conversation.write", { providerId }, "conversation.read");
  if ((actor.kind !== "provider" && actor.kind !== "council") || !isUuid(providerId)) throw new NotFound("provider");
  if (actor.kind === "provider") await keepWithin(db, "message", providerId, now);
  return transact(db, actor, now, (work) =>
    once(work, "conversation.start", input, async () => {
      const known = await work.trx.selectFrom("provider").select("id").where("id", "=", providerId).executeTakeFirst();
      if (!known) throw new NotFound("provider");
      await refuseConflict(work.trx, actor, providerId);
      const about = await findAbout(work.trx, providerId, input.about);
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("conversation")
        .values({
          ...{ id, provider_id: providerId, subject, status: "open", opened_at: now },
          ...{ last_at: now, last_by: actor.personId, waits_for: actor.kind === "provider" ? "council" : "provider" },
          ...{ about_type: about?.type ?? null, about_id: about?.id ?? null, about_words: about?.words ?? null },
        })
        .execute();
      await addMessage(work, actor, { id, providerId }, input.body);
      work.audit("conversation.start", { type: "conversation", id }, { provider: providerId });
      return id;
    }),
  );
}
