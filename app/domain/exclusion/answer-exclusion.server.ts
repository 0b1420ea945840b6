import type { Actor } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { exclusionStates } from "./exclusion-status.ts";
import { lockExclusion } from "./exclusions.server.ts";

type Input = { exclusionId: string; answer: string; submissionKey: string };

/**
 * A provider's own words to what the council considers, once; late ones are taken until it is decided. Whoever began it
 * is told. Throws NotFound for a stranger, NotAllowedNow when it was answered or decided.
 */
export function answerExclusion(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const exclusion = await lockExclusion(work, input.exclusionId, "exclusion.answer", "exclusion.read-own");
    if (actor.kind !== "provider") throw new NotFound("exclusion");
    await once(work, "exclusion.answer", input, async () => {
      const status = next(exclusionStates, exclusion.status, "answer");
      await work.trx
        .updateTable("exclusion")
        .set({ status, answer: input.answer, answered_at: now, answered_by: actor.personId })
        .where("id", "=", exclusion.id)
        .execute();
      const about = { type: "exclusion", id: exclusion.id };
      work.audit("exclusion.answer", about);
      const opener = await work.trx
        .selectFrom("person")
        .select(["id", "name", "email"])
        .where("id", "=", exclusion.openedById)
        .executeTakeFirstOrThrow();
      const told = { name: opener.name, provider: exclusion.provider, id: exclusion.id };
      await notify(work, { email: opener.email, personId: opener.id }, "exclusion-answered", told, about);
    });
  });
}
