import { sql } from "kysely";
import { hasRole, type Officer } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The running placements under a hold: for QA leads to decide, for directors once overdue, for brokers to tell of and move. */
export async function placementDecisionsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!hasRole(officer, "qa_lead", "director", "broker")) return [];
  const { open, late, untold, toMove } = await counted(db, officer, now);
  const href = paths.admin.placementDecisions();
  const many = (count: number) => (count === 1 ? "placement" : "placements");
  return [
    ...(hasRole(officer, "qa_lead")
      ? [{ count: open, text: `${many(open)} to decide about: the provider is on hold`, href }]
      : []),
    ...(hasRole(officer, "director") ? [{ count: late, text: `${many(late)} to decide about, overdue`, href }] : []),
    ...(hasRole(officer, "broker")
      ? [
          { count: untold, text: `${many(untold)} decided about: tell the school and the family`, href },
          { count: toMove, text: `${many(toMove)} to move: refer the child anew, then end the placement`, href },
        ]
      : []),
  ];
}

const counted = (db: Trx, officer: Officer, now: Date) =>
  db
    .selectFrom("placement_decision as decision")
    .innerJoin("hold", "hold.id", "decision.hold_id")
    .innerJoin("placement", "placement.id", "decision.placement_id")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("referral", "referral.id", "award.referral_id")
    .select([
      count(sql`${waits}`).as("open"),
      count(sql`${waits} and decision.due_at <= ${now}`).as("late"),
      count(sql`decision.decided_at is not null and ${own(officer)}
        and (select count(distinct whom) from placement_told told join placement_decision any_decision
          on any_decision.id = told.decision_id
          where any_decision.placement_id = placement.id and told.recorded_at >= decision.opened_at) < 2`).as("untold"),
      count(sql`decision.choice = 'move' and hold.lifted_at is null and ${own(officer)}`).as("toMove"),
    ])
    .where("placement.status", "<>", "ended")
    .executeTakeFirstOrThrow();

const waits = sql`decision.decided_at is null and decision.closed_at is null and hold.lifted_at is null`;
const own = ({ personId }: Officer) => sql`referral.broker_id = ${personId}`;
const count = (which: ReturnType<typeof sql>) =>
  sql<number>`(count(distinct placement.id) filter (where ${which}))::int`;
