import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { formatDeadline, today } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { openDecisions, openReviews } from "./open-decisions.server.ts";

const AT_ONCE = 200;

/**
 * Keeps the decisions about running placements true: closes those whose hold was lifted, or whose placement ended,
 * before anybody decided; opens those that nobody opened with the hold, and those whose safeguards are to be looked at
 * again today; moves to the directors what is undecided when it was due (rules 4). Each minute; safe to run twice and
 * side by side.
 */
export async function keepDecisions(db: Db, actor: System, now: Date): Promise<void> {
  await transact(db, actor, now, closeUnneeded);
  await transact(db, actor, now, openMissing);
  await transact(db, actor, now, openDueReviews);
  await transact(db, actor, now, moveToDirectors);
}

async function closeUnneeded({ trx, now, audit }: Work): Promise<void> {
  const closed = await trx
    .updateTable("placement_decision as decision")
    .from("hold")
    .from("placement")
    .set({ closed_at: now })
    .whereRef("hold.id", "=", "decision.hold_id")
    .whereRef("placement.id", "=", "decision.placement_id")
    .where("decided_at", "is", null)
    .where("closed_at", "is", null)
    .where((eb) => eb.or([eb("hold.lifted_at", "is not", null), eb("placement.status", "=", "ended")]))
    .returning("decision.id")
    .execute();
  for (const { id } of closed) audit("placement-decision.no-longer-needed", { type: "placement-decision", id });
}

/** A placement can start or go on at the very moment in which a hold is opened, seen by neither transaction. */
async function openMissing(work: Work): Promise<void> {
  const holds = await work.trx
    .selectFrom("hold")
    .select(["id as holdId", "provider_id as providerId", "lot_id as lotId", "reason as because"])
    .where("lifted_at", "is", null)
    .where("kind", "in", ["lapse", "concern", "suspension", "exclusion"])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("placement")
          .leftJoin("placement_decision as decision", (join) =>
            join.onRef("decision.placement_id", "=", "placement.id").onRef("decision.hold_id", "=", "hold.id"),
          )
          .select("placement.id")
          .whereRef("placement.provider_id", "=", "hold.provider_id")
          .where(sql<boolean>`placement.lot_id = coalesce(hold.lot_id, placement.lot_id)`)
          .where("placement.status", "=", "live")
          .where("decision.id", "is", null),
      ),
    )
    .orderBy("hold.id")
    .limit(AT_ONCE)
    .execute();
  await openDecisions(work, holds);
}

async function openDueReviews(work: Work): Promise<void> {
  const { trx, now } = work;
  const due = await trx
    .selectFrom("placement_decision as decision")
    .innerJoin("hold", "hold.id", "decision.hold_id")
    .innerJoin("placement", "placement.id", "decision.placement_id")
    .select(["decision.id as reviewOf", "placement.id as placementId", "hold.id as holdId"])
    .select(["hold.provider_id as providerId", "hold.lot_id as lotId", "hold.reason"])
    .where("decision.choice", "=", "continue")
    .where("decision.review_on", "<=", today(now))
    .where("hold.lifted_at", "is", null)
    .where("placement.status", "=", "live")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("placement_decision as review")
            .select("review.id")
            .whereRef("review.review_of", "=", "decision.id"),
        ),
      ),
    )
    .orderBy("decision.id")
    .limit(AT_ONCE)
    .execute();
  await openReviews(
    work,
    due.map(({ reason, ...one }) => ({ ...one, because: `The safeguards are to be looked at again. ${reason}` })),
  );
}

async function moveToDirectors(work: Work): Promise<void> {
  const { trx, now } = work;
  const late = await trx
    .updateTable("placement_decision")
    .set({ escalated_at: now })
    .where("decided_at", "is", null)
    .where("closed_at", "is", null)
    .where("escalated_at", "is", null)
    .where("due_at", "<=", now)
    .returning(["id", "placement_id as placementId", "due_at as dueAt"])
    .execute();
  const [first] = late;
  if (!first) return;
  for (const { id } of late) work.audit("placement-decision.overdue", { type: "placement-decision", id });
  const count = new Set(late.map(({ placementId }) => placementId)).size;
  for (const { personId, name, email } of await holdersOf(trx, ["director"]))
    await notify(work, { email, personId }, "placement-decision-late", {
      name,
      count,
      due: formatDeadline(first.dueAt),
    });
}
