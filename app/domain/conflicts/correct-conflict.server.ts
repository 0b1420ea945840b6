import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Forbidden, NotFound } from "#app/domain/errors.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import { written } from "#app/domain/written.ts";
import type { Db } from "#db/client.server.ts";

/** What an officer types on the page of interests declared in a provider. */
export const interestForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("declare"), note: written("Say what the conflict of interest is") }),
  z.object({
    intent: z.literal("correct"),
    personId: z.uuid(OPEN_AGAIN),
    reason: written("Say why the declaration is wrong"),
    submissionKey,
  }),
]);

type Input = { providerId: string; personId: string; reason: string; submissionKey: string };

/**
 * Ends a declaration that was made in error, for a reason, by a QA lead who is another person; it stays on record with
 * the reason. Advice that was set aside stays aside. Throws NotFound when none stands, Forbidden for one's own.
 */
export async function correctConflict(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "conflict.correct", undefined, "application.review");
    if (actor.kind !== "council") throw new NotFound("declaration");
    if (actor.personId === input.personId) throw new Forbidden("correct your own declaration: another QA lead does");
    await once(work, "conflict.correct", input, () => correct(work, actor.personId, input));
  });
}

async function correct({ trx, now, audit }: Work, by: string, { providerId, personId, reason }: Input): Promise<void> {
  const ended = isUuid(providerId)
    ? await trx
        .deleteFrom("conflict_of_interest")
        .where("person_id", "=", personId)
        .where("provider_id", "=", providerId)
        .returning(["person_id", "provider_id", "note", "declared_at"])
        .executeTakeFirst()
    : undefined;
  if (!ended) throw new NotFound("declaration");
  await trx
    .insertInto("conflict_correction")
    .values({ ...ended, id: uuidv7(now.getTime()), reason, corrected_by: by, corrected_at: now })
    .execute();
  audit("provider.correct-conflict", { type: "provider", id: providerId }, { person: personId });
}
