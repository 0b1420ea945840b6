import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { conditionsToCheck } from "#app/domain/conditions/conditions.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The conditions that this officer is to check now: said to be done, done by the council itself, or overdue. */
export async function conditionsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!can(officer, "condition.settle")) return [];
  const today = londonDate(now);
  const due = (await conditionsToCheck(db, officer.personId)).filter(
    ({ state, doneBy, dueOn }) => state === "said-done" || doneBy === "council" || dueOn < today,
  );
  const text = `${due.length === 1 ? "condition of an approval" : "conditions of approvals"} for you to check`;
  return [{ count: due.length, text, href: paths.admin.conditions() }];
}
