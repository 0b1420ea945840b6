import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { hasRole } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { Conflict, Forbidden, NotFound, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import { optionalDate } from "#app/domain/reviews/review-forms.ts";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import { mayBeWritten } from "#app/domain/written.ts";
import type { Db } from "#db/client.server.ts";
import type { Condition } from "./conditions.server.ts";
import { lockCondition, moveCondition } from "./move-condition.server.ts";

export const settleForm = z.object({
  outcome: z.enum(["met", "not-yet", "extend", "withdraw"], { error: "Select what you found" }),
  text: mayBeWritten(),
  dueOn: optionalDate("New date"),
  version: z.coerce.number({ error: OPEN_AGAIN }).int(OPEN_AGAIN),
  submissionKey,
});

type Input = z.output<typeof settleForm> & { conditionId: string };

/** Whether this officer settles this condition: who was named to check it, or a QA lead. */
export const maySettle = (actor: Actor, { checkedBy }: Pick<Condition, "checkedBy">): boolean =>
  actor.kind === "council" && (actor.personId === checkedBy || hasRole(actor, "qa_lead"));

/**
 * Finds a condition met, which lifts its hold; not met yet; gives more time; or withdraws it, which lifts its hold too.
 * Each but the first with a reason. Its provider's owners are told. Forbidden for whoever neither checks it nor leads
 * QA, and with a declared conflict of interest; Conflict when it changed since it was read.
 */
export async function settleCondition(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "condition.settle", undefined, "condition.read");
    const condition = await lockCondition(work, input.conditionId);
    if (actor.kind !== "council") throw new NotFound("condition");
    if (!maySettle(actor, condition)) throw new Forbidden("settle a condition that another person checks");
    await refuseConflict(work.trx, work.actor, condition.providerId);
    await once(work, "condition.settle", input, () => settle(work, condition, input, actor.personId));
  });
}

async function settle(work: Work, condition: Condition, input: Input, by: string): Promise<void> {
  const { outcome, text, dueOn, version } = input;
  if (condition.version !== version)
    throw new Conflict("This condition changed while you were reading it. Open it again before you go on.");
  if (!text) throw new Refused("text", outcome === "met" ? "Say what you found" : "Give the reason");
  if (outcome === "extend" && !dueOn) throw new Refused("dueOn", "Enter the new date");
  if (outcome === "extend" && dueOn && (dueOn <= condition.dueOn || dueOn <= londonDate(work.now)))
    throw new Refused("dueOn", "The new date must be after today and after the date that was set");
  const later = outcome === "extend" && dueOn ? { dueOn } : {};
  await moveCondition(work, condition, outcome, { text, by, ...later });
  if (outcome === "met" || outcome === "withdraw") await endHolds(work, [condition.holdId], text);
  const { id, ref, what, providerId } = condition;
  const due = formatDate(later.dueOn ?? condition.dueOn, "long");
  await notifyOwners(
    work,
    providerId,
    "condition-settled",
    { ref, what, outcome, text, due, id },
    { type: "condition", id },
  );
}
