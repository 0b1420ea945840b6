import { instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** That the council is minded to exclude the provider, which has not answered yet: for an owner, who alone may read it. */
export async function exclusionsToDo(db: Trx, providerId: string, _now: Date, role: string): Promise<ToDo[]> {
  if (role !== "owner") return [];
  const open = await db
    .selectFrom("exclusion")
    .select(["id", "answer_by as answerBy"])
    .where("provider_id", "=", providerId)
    .where("status", "=", "waiting")
    .orderBy("answer_by")
    .limit(20)
    .execute();
  return open.map(({ id, answerBy }) => ({
    text: "An owner must answer: the council is thinking of excluding you",
    href: paths.provider.exclusion(id),
    due: instantAt(answerBy, "23:59"),
  }));
}
