import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import { instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** Drafts to finish, and questions of the council to answer. */
export async function applicationsToDo(db: Db, providerId: string): Promise<ToDo[]> {
  const toDo: ToDo[] = [];
  for (const { id, ref, lotName, status } of await applicationsOf(db, providerId)) {
    const href = paths.provider.application(id);
    if (status === "draft") toDo.push({ text: `Finish your application to ${lotName}, ${ref}`, href });
    if (status !== "information-requested") continue;
    const asked = await openRequestsOf(db, id);
    const [soonest] = asked;
    const what = asked.length === 1 ? "our question" : `our ${asked.length} questions`;
    if (soonest) toDo.push({ text: `Answer ${what} about ${ref}`, href, due: instantAt(soonest.dueOn, "17:00") });
  }
  return toDo;
}
