import { openConditionsOf } from "#app/domain/conditions/conditions.server.ts";
import { instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** The conditions of its approvals that the provider has to do, each by 17:00 London on its date. */
export async function conditionsToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const open = await openConditionsOf(db, providerId);
  return open
    .filter(({ state, doneBy }) => state === "open" && doneBy === "provider")
    .map(({ id, what, lotName, dueOn }) => ({
      text: `Condition of your approval for ${lotName}: ${what}`,
      href: paths.provider.condition(id),
      due: instantAt(dueOn, "17:00"),
    }));
}
