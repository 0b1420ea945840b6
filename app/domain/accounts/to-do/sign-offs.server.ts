import type { Officer } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The named approvals that this officer was asked for and has not given, framework by framework. */
export async function signOffsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  const rows = await db
    .selectFrom("framework_approval as approval")
    .innerJoin("framework", "framework.id", "approval.framework_id")
    .leftJoin("framework_basis as basis", "basis.id", "approval.basis_id")
    .select(["framework.id", "framework.name", (eb) => eb.fn.countAll<number>().as("count")])
    .where("approval.person_id", "=", officer.personId)
    .where("approval.decision", "is", null)
    .where("approval.replaced_at", "is", null)
    .where("basis.withdrawn_at", "is", null)
    .where((eb) => eb.or([eb("framework.status", "=", "draft"), eb("basis.id", "is not", null)]))
    .groupBy(["framework.id", "framework.name"])
    .orderBy("framework.name")
    .limit(20)
    .execute();
  return rows.map(({ id, name, count }) => ({
    count: Number(count),
    text: `${Number(count) === 1 ? "sign-off" : "sign-offs"} asked of you for ${name}`,
    href: paths.admin.signOff(id),
  }));
}
