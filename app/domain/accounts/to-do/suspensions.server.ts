import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { today } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

type Row = { id: string; provider: string };

/** The suspensions that this officer can decide now, and for directors the appeals: each by its provider, oldest first. */
export async function suspensionsToDo(db: Trx, officer: Officer, now: Date): Promise<ToDo[]> {
  const decides = can(officer, "suspension.decide");
  const judges = can(officer, "suspension.judge");
  if (!decides && !judges) return [];
  const open = db
    .selectFrom("suspension")
    .innerJoin("provider", "provider.id", "suspension.provider_id")
    .select(["suspension.id", "provider.name as provider"])
    .where("proposed_by", "<>", officer.personId)
    .orderBy("proposed_at")
    .limit(20);
  const toDecide: Row[] = decides
    ? await open
        .where(sql<boolean>`(status in ('answered','at-once','at-once-answered')
          or (status = 'waiting' and answer_by < ${today(now)}))`)
        .execute()
    : [];
  const toJudge: Row[] = judges
    ? await open.where("status", "=", "appealed").where("decided_by", "<>", officer.personId).execute()
    : [];
  const item = (what: string) => (row: Row) => ({
    count: 1,
    text: `${what} of ${row.provider} to decide`,
    href: paths.admin.suspension(row.id),
  });
  return [...toDecide.map(item("suspension or removal")), ...toJudge.map(item("appeal"))];
}
