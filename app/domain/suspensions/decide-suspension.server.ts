import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { Forbidden, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { endItsHolds, openItsHolds } from "./impose.server.ts";
import { judgesOf, kindWords, leavesNoJudge, mayDrop, mayImpose } from "./suspension.ts";
import { type SuspensionMove, suspensionStates } from "./suspension-status.ts";
import { appealBy, lockSuspension, type Suspension } from "./suspensions.server.ts";

type Deed = { suspensionId: string; reason: string; submissionKey: string };
/** The columns that change, and the applications that were withdrawn because an approval stands again. */
type Done = { set: object; withdrawn?: string[] };

/**
 * Imposes a suspension or removal, or drops it: by another person than who proposed it, and only after the provider has
 * answered or its time is over; one that acts at once may be dropped before. Imposed, the provider is held that minute and may appeal.
 * Throws Refused before that and where no director would be left for the appeal, Forbidden, NotAllowedNow when it is decided, NotFound.
 */
export const decideSuspension = (
  db: Db,
  actor: Actor,
  input: Deed & { outcome: "impose" | "drop" },
  now: Date,
): Promise<void> =>
  onSuspension(db, actor, input, input.outcome, "suspension.decide", now, async (work, suspension, by) => {
    if (suspension.proposedById === by) throw new Forbidden("decide what you proposed: another officer does");
    if (!(input.outcome === "impose" ? mayImpose : mayDrop)(suspension, londonDate(now)))
      throw new Refused(
        "outcome",
        `The provider may answer until ${formatDate(suspension.answerBy)}: decide when it has, or when that day is over`,
      );
    if (input.outcome === "impose") await keepJudge(work, suspension, by);
    const decided = { reason: input.reason, decided_at: now, decided_by: by };
    if (input.outcome === "impose") {
      await openItsHolds(work, suspension);
      const { day, rule } = await appealBy(work.trx, londonDate(now));
      return { set: { ...decided, appeal_by: day, appeal_rule: rule } };
    }
    const because = `Not imposed: ${kindWords[suspension.kind].noun.toLowerCase()} dropped`;
    return { set: decided, ...(await endItsHolds(work, suspension, because)) };
  });

/**
 * Decides an appeal, with reasons: by a director who neither proposed nor decided it. Upheld, its holds end that minute.
 * Throws Forbidden, NotAllowedNow, NotFound.
 */
export const decideAppeal = (
  db: Db,
  actor: Actor,
  input: Deed & { outcome: "uphold" | "dismiss" },
  now: Date,
): Promise<void> =>
  onSuspension(db, actor, input, input.outcome, "suspension.judge", now, async (work, suspension, by) => {
    if (suspension.decidedById === by || suspension.proposedById === by)
      throw new Forbidden("decide an appeal against your own decision: another director does");
    const set = { appeal_reason: input.reason, appeal_decided_at: now, appeal_decided_by: by };
    return input.outcome === "uphold" ? { set, ...(await endItsHolds(work, suspension, "Appeal upheld")) } : { set };
  });

/** Ends a suspension that is in force, with the reason: its own holds and no others. Throws as `decideSuspension`. */
export const liftSuspension = (db: Db, actor: Actor, input: Deed, now: Date): Promise<void> =>
  onSuspension(db, actor, input, "lift", "suspension.decide", now, async (work, suspension, by) => {
    const set = { lift_reason: input.reason, lifted_at: now, lifted_by: by };
    return { set, ...(await endItsHolds(work, suspension, `${kindWords[suspension.kind].noun} lifted`)) };
  });

/** The only director does not impose it: nobody could decide the appeal. */
async function keepJudge({ trx }: Work, { proposedById, providerId }: Suspension, by: string): Promise<void> {
  const directors = await freeHolders(trx, ["director"], providerId);
  const isDirector = directors.some(({ personId }) => personId === by);
  if (isDirector && judgesOf(directors, { proposedById, decidedById: by }).length === 0)
    throw new Refused("outcome", leavesNoJudge);
}

function onSuspension(
  db: Db,
  actor: Actor,
  deed: Deed,
  move: Exclude<SuspensionMove, "answer" | "appeal" | "readmit">,
  action: Action,
  now: Date,
  run: (work: Work, suspension: Suspension, by: string) => Promise<Done>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const suspension = await lockSuspension(work, deed.suspensionId, action, "suspension.read");
    await once(work, `suspension.${move}`, deed, async () => {
      const status = next(suspensionStates, suspension.status, move);
      const { set, withdrawn } = await run(work, suspension, requireOfficer(actor).personId);
      await work.trx
        .updateTable("suspension")
        .set({ ...set, status })
        .where("id", "=", suspension.id)
        .execute();
      const { id, providerId, kind } = suspension;
      const about = { type: "suspension", id };
      work.audit(`suspension.${move}`, about, { provider: providerId });
      const until = move === "impose" ? formatDate((await appealBy(work.trx, londonDate(now))).day, "long") : "";
      const told = { id, kind, move, until, ...(withdrawn?.length ? { withdrawn: withdrawn.join(", ") } : {}) };
      await notifyOwners(work, providerId, "suspension-told", told, about);
    });
  });
}
