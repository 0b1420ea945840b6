import { hasRole, type Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { countActions, escalatesBefore } from "#app/domain/actions/actions.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { countLateMeetings } from "#app/domain/meetings/meetings-due.server.ts";
import { countOverdue } from "#app/domain/visits/recheck-list.server.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/**
 * The visits that are due and not planned, the meetings and audits that are late, the actions said to be done, an
 * officer's own, and for the QA lead the late ones.
 */
export async function visitsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!can(officer, "action-point.own")) return [];
  const asked = { me: officer.personId, today: londonDate(now), before: await escalatesBefore(db, now) };
  const toDo: ToDo[] = [];
  const count = (list: "mine" | "said-done" | "escalate") => countActions(db, { ...asked, list });
  if (can(officer, "visit.record")) {
    const overdue = await countOverdue(db, asked.today);
    const due = `${overdue === 1 ? "provider" : "providers"} overdue for a visit, with none planned`;
    toDo.push({ count: overdue, text: due, href: paths.admin.visits() });
    const said = await count("said-done");
    const look = `${said === 1 ? "action" : "actions"} said to be done, to look at`;
    toDo.push({ count: said, text: look, href: paths.admin.actions("said-done") });
  }
  const meetings = can(officer, "meeting.record") ? await countLateMeetings(db, asked.today) : 0;
  if (meetings > 0) {
    const text = meetings === 1 ? "meeting or audit overdue" : "meetings and audits overdue";
    toDo.push({ count: meetings, text, href: paths.admin.meetings() });
  }
  const mine = await count("mine");
  if (mine > 0) {
    const text = `${mine === 1 ? "action" : "actions"} of your own`;
    toDo.push({ count: mine, text, href: paths.admin.actions("mine") });
  }
  if (hasRole(officer, "qa_lead")) {
    const late = await count("escalate");
    const text = `${late === 1 ? "action" : "actions"} to escalate: more than ten working days late`;
    toDo.push({ count: late, text, href: paths.admin.actions("escalate") });
  }
  return toDo;
}
