import { hasRole, type Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { conditionsToCheck } from "#app/domain/conditions/conditions.server.ts";
import { conditionsLeft } from "#app/domain/conditions/who-checks.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/**
 * The conditions that this officer is to check now: said to be done, done by the council itself, or overdue; for QA leads
 * also those whose checker has left.
 */
export async function conditionsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!can(officer, "condition.settle")) return [];
  const today = londonDate(now);
  const due = (await conditionsToCheck(db, officer.personId)).filter(
    ({ state, doneBy, dueOn }) => state === "said-done" || doneBy === "council" || dueOn < today,
  );
  const text = `${due.length === 1 ? "condition of an approval" : "conditions of approvals"} for you to check`;
  const href = paths.admin.conditions();
  return [{ count: due.length, text, href }, ...(await leftOver(db, officer, href))];
}

async function leftOver(db: Trx, officer: Officer, href: string): Promise<ToDo[]> {
  if (!hasRole(officer, "qa_lead")) return [];
  const count = await conditionsLeft(db, officer.personId);
  const text = count === 1 ? "condition of an approval has" : "conditions of approvals have";
  return [{ count, text: `${text} nobody to check ${count === 1 ? "it" : "them"} any more`, href }];
}
