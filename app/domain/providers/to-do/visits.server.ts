import { instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** The actions that the provider agreed to and has not said are done. */
export async function visitsToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const open = await db
    .selectFrom("action_point")
    .select(["id", "what", "due_on as dueOn"])
    .where("provider_id", "=", providerId)
    .where("owner", "=", "provider")
    .where("status", "=", "open")
    .orderBy("due_on")
    .limit(20)
    .execute();
  return open.map(({ id, what, dueOn }) => ({
    text: `Action you agreed to: ${what}`,
    href: paths.provider.action(id),
    due: instantAt(dueOn, "23:59"),
  }));
}
