import { hasRole, type Officer } from "#app/access/actor.ts";
import { countDue } from "#app/domain/debarment/debarment-list.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The approved providers whose debarment check is missing or gets too old for awards, for procurement. */
export async function debarmentToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!hasRole(officer, "procurement")) return [];
  const count = await countDue(db, londonDate(now));
  const text = `${count === 1 ? "provider" : "providers"} to look for on the debarment list`;
  return [{ count, text, href: paths.admin.debarment() }];
}
