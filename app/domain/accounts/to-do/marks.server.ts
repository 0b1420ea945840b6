import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

const MOST = 100;

/** The placements with attendance that somebody outside the provider can confirm; straight to it when it is one. */
export async function marksToDo(db: Db, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "mark.confirm")) return [];
  const placements = await db
    .selectFrom("mark")
    .select("placement_id as id")
    .distinct()
    .where("confirmed_at", "is", null)
    .where("challenged_at", "is", null)
    .limit(MOST)
    .execute();
  const [only, ...more] = placements;
  const href = only && more.length === 0 ? paths.admin.marks(only.id) : paths.admin.placements();
  const count = placements.length;
  return [{ count, text: `${count === 1 ? "placement" : "placements"} with attendance to confirm`, href }];
}
