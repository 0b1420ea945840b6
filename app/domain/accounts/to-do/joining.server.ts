import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import { countCouncilRequests } from "../joining-requests.server.ts";
import type { ToDo } from "../to-do.ts";

/** The people who ask to own a provider's account, for those who check them. */
export async function joiningToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "joining.decide")) return [];
  const count = await countCouncilRequests(db);
  const text = `${count === 1 ? "person asks" : "people ask"} to own a provider’s account`;
  return [{ count, text, href: paths.admin.joiningRequests() }];
}
