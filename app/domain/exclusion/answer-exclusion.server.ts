import type { Actor } from "#app/access/actor.ts";
import { policy } from "#app/access/policy.ts";
import { stillTheirs } from "#app/domain/conflicts/still-theirs.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { exclusionStates } from "./exclusion-status.ts";
import { lockExclusion } from "./exclusions.server.ts";

const openers = policy["exclusion.open"].council;
const deciders = policy["exclusion.decide"].council;

type Input = { exclusionId: string; answer: string; submissionKey: string };

/**
 * A provider's own words to what the council considers, once; late ones are taken until it is decided. Whoever began it
 * is told; once that person has left, everybody who may decide it. Throws NotFound for a stranger, NotAllowedNow when it
 * was answered or decided.
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
      const { id, provider, providerId, openedById: personId } = exclusion;
      const whose = { personId, roles: openers, others: deciders, providerId };
      for (const { name, ...to } of await stillTheirs(work.trx, whose))
        await notify(work, to, "exclusion-answered", { name, provider, id }, about);
    });
  });
}
