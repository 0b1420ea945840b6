import { type Actor, personId } from "#app/access/actor.ts";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { Conflict, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { move } from "../change-placement.server.ts";
import { type LockedPlacement, onPlacement } from "../on-placement.server.ts";
import { placementBroker } from "../placement-broker.server.ts";
import { type DecisionChoice, mayDecide } from "./choices.ts";

/** How long safeguards may stand before they are looked at again, in days; the council's dated setting `safeguards-review-days`. */
export const REVIEW_DAYS = 28;

export type Decision = {
  placementId: string;
  submissionKey: string;
  /** The ids of the decisions that the officer saw, with commas between. */
  seen: string;
  /** The safeguards, or why. */
  reason: string;
} & ({ choice: "continue"; reviewOn: string } | { choice: Exclude<DecisionChoice, "continue"> });

/**
 * Decides what becomes of a placement under every hold that waits for it (rules 4): it continues with written
 * safeguards until a review date (London), it is paused, or it is paused and the broker refers the child anew. Its broker
 * and its provider are told. Throws NotFound, Forbidden, Refused; NotAllowedNow when nothing waits, or for a director
 * before it is overdue; Conflict when what waits is not what was on the page.
 */
export const decidePlacement = (db: Db, actor: Actor, input: Decision, now: Date): Promise<void> =>
  onPlacement(
    db,
    actor,
    input,
    { action: "placement-decision.decide", intent: "decide" },
    now,
    async (work, placement) => {
      const open = await lockOpen(work, placement.id);
      if (open.length === 0) throw new NotAllowedNow("decide about this placement: nothing waits for a decision");
      const seen = new Set(input.seen.split(","));
      if (open.length !== seen.size || open.some(({ id }) => !seen.has(id)))
        throw new Conflict("What waits for a decision has changed since you opened the page. Read it again first");
      if (!open.some(({ dueAt }) => mayDecide(actor, dueAt, now)))
        throw new NotAllowedNow("decide about this placement: until it is overdue, a QA lead does");
      const reviewOn = input.choice === "continue" ? input.reviewOn : null;
      if (reviewOn !== null) await refuseReviewDate(work, reviewOn);
      await work.trx
        .updateTable("placement_decision")
        .set({ choice: input.choice, reason: input.reason, review_on: reviewOn })
        .set({ decided_at: now, decided_by: personId(actor) })
        .where(
          "id",
          "in",
          open.map(({ id }) => id),
        )
        .execute();
      for (const { id } of open)
        work.audit("placement-decision.decide", { type: "placement-decision", id }, { choice: input.choice });
      if (input.choice !== "continue" && placement.status === "live")
        await move(work, placement, "pause", input.reason);
      await tell(work, placement, input.choice);
    },
  );

async function refuseReviewDate({ trx, now }: Work, reviewOn: CivilDate): Promise<void> {
  const on = londonDate(now);
  if (reviewOn <= on) throw new Refused("reviewOn", "The review date must be after today");
  const last = addDays(on, Number(await settingOr(trx, "safeguards-review-days", on, REVIEW_DAYS)));
  if (reviewOn > last) throw new Refused("reviewOn", `The review date must be ${formatDate(last)} or earlier`);
}

const lockOpen = ({ trx }: Work, placementId: string) =>
  trx
    .selectFrom("placement_decision as decision")
    .innerJoin("hold", "hold.id", "decision.hold_id")
    .select(["decision.id", "decision.due_at as dueAt"])
    .where("placement_id", "=", placementId)
    .where("decided_at", "is", null)
    .where("closed_at", "is", null)
    .where("hold.lifted_at", "is", null)
    .orderBy("decision.id")
    .forUpdate(["decision", "hold"])
    .execute();

async function tell(
  work: Work,
  { id, ref, awardId, providerId }: LockedPlacement,
  choice: DecisionChoice,
): Promise<void> {
  const about = { type: "placement", id };
  const broker = await placementBroker(work.trx, awardId);
  const told = { placementRef: ref, placementId: id, choice };
  if (broker) {
    const { personId, name, email } = broker;
    await notify(work, { email, personId }, "placement-decided", { name, ...told }, about);
  }
  for (const { personId, name, email } of await contactsOf(work.trx, providerId, "referrals"))
    await notify(work, { email, personId }, "provider-placement-decided", { name, ...told }, about);
}
