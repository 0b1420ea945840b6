import type { Actor, ProviderPerson } from "#app/access/actor.ts";
import { policy } from "#app/access/policy.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { stillTheirs } from "#app/domain/conflicts/still-theirs.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { mayAppeal } from "./suspension.ts";
import { suspensionStates } from "./suspension-status.ts";
import { lockSuspension, type Suspension } from "./suspensions.server.ts";

const proposers = policy["suspension.propose"].council;
const deciders = policy["suspension.decide"].council;

type Said = { suspensionId: string; words: string; submissionKey: string };

/**
 * A provider's own words to what the council proposes, once; late ones are taken until it is decided. Whoever proposed it
 * is told; once that person has left, everybody who may decide it. Throws NotFound for a stranger, NotAllowedNow when it
 * was answered or decided.
 */
export const answerSuspension = (db: Db, actor: Actor, input: Said, now: Date): Promise<void> =>
  asProvider(db, actor, input, "answer", now, async (work, suspension, by) => {
    await work.trx
      .updateTable("suspension")
      .set({ status: next(suspensionStates, suspension.status, "answer") })
      .set({ answer: input.words, answered_at: now, answered_by: by.personId })
      .where("id", "=", suspension.id)
      .execute();
    const { proposedById: personId, providerId } = suspension;
    const whose = { personId, roles: proposers, others: deciders, providerId };
    for (const { name, ...to } of await stillTheirs(work.trx, whose))
      await notify(work, to, "suspension-answered", mail(name, suspension, false), about(suspension));
  });

/**
 * Appeals against a suspension or removal that is in force, once and in time; every director who had no part in it is
 * told. It stays in force meanwhile. Throws NotFound, Refused when the time is over, NotAllowedNow.
 */
export const appealSuspension = (db: Db, actor: Actor, input: Said, now: Date): Promise<void> =>
  asProvider(db, actor, input, "appeal", now, async (work, suspension, by) => {
    const status = next(suspensionStates, suspension.status, "appeal");
    if (!mayAppeal(suspension, londonDate(now)))
      throw new Refused(
        "words",
        `The last day to appeal was ${formatDate(suspension.appealBy ?? "")}: write to us instead`,
      );
    await work.trx
      .updateTable("suspension")
      .set({ status, appeal: input.words, appealed_at: now, appealed_by: by.personId })
      .where("id", "=", suspension.id)
      .execute();
    for (const { personId, name, email } of await freeHolders(work.trx, ["director"], suspension.providerId))
      if (personId !== suspension.decidedById && personId !== suspension.proposedById)
        await notify(work, { email, personId }, "suspension-answered", mail(name, suspension, true), about(suspension));
  });

const about = ({ id }: Suspension) => ({ type: "suspension", id });
const mail = (name: string, { id, provider, kind }: Suspension, appeal: boolean) => ({
  name,
  provider,
  id,
  kind,
  appeal,
});

function asProvider(
  db: Db,
  actor: Actor,
  said: Said,
  move: "answer" | "appeal",
  now: Date,
  run: (work: Work, suspension: Suspension, by: ProviderPerson) => Promise<void>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const suspension = await lockSuspension(work, said.suspensionId, "suspension.answer", "suspension.read-own");
    if (actor.kind !== "provider") throw new NotFound("suspension");
    await once(work, `suspension.${move}`, said, async () => {
      await run(work, suspension, actor);
      work.audit(`suspension.${move}`, about(suspension));
    });
  });
}
