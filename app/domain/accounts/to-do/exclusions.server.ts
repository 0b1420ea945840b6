import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The exclusions that may be decided now, for those who decide them, save the ones that they began themselves. */
export async function exclusionsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  if (!can(officer, "exclusion.decide")) return [];
  const open = await db
    .selectFrom("exclusion")
    .innerJoin("provider", "provider.id", "exclusion.provider_id")
    .select(["exclusion.id", "provider.name"])
    .where("opened_by", "<>", officer.personId)
    .where((eb) =>
      eb.or([
        eb("exclusion.status", "=", "answered"),
        eb.and([eb("exclusion.status", "=", "waiting"), eb("answer_by", "<", londonDate(now))]),
      ]),
    )
    .orderBy("answer_by")
    .limit(20)
    .execute();
  return open.map(({ id, name }) => ({
    count: 1,
    text: `exclusion to decide: ${name} has answered, or its time is over`,
    href: paths.admin.exclusion(id),
  }));
}
