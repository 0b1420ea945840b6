import { sql } from "kysely";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { debarmentDays } from "#app/domain/providers/provider-gates.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type CheckAge, SOON } from "./check-age.ts";

export type DebarmentRow = { id: string; name: string } & CheckAge;

/** Each approved provider beside its newest check of the debarment list, and the check's age in days. */
const approved = (db: Db | Trx, today: string) =>
  db
    .selectFrom("provider")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("council_check")
          .select(["result", "checked_on", sql<number>`${today}::date - checked_on`.as("days")])
          .whereRef("council_check.provider_id", "=", "provider.id")
          .where("question_id", "=", "EXC-04")
          .orderBy("checked_on", "desc")
          .orderBy("recorded_at", "desc")
          .limit(1)
          .as("check"),
      (join) => join.onTrue(),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("admission")
          .select("admission.id")
          .whereRef("admission.provider_id", "=", "provider.id")
          .where("outcome", "=", "admitted"),
      ),
    );

/** Never checked, not passed, or as old as blocks awards within a week. */
const isDue = (days: number) =>
  sql<boolean>`(check_due.result is distinct from 'pass' or check_due.days > ${days - SOON})`;

/**
 * The approved providers by the age of their debarment check, never checked first; `due` leaves out those that are
 * fresh for another week. `today` is a London date. `mostDays` is the age from which awards are blocked.
 */
export async function debarmentList(
  db: Db | Trx,
  { due, page }: { due: boolean; page: number },
  today: string,
): Promise<Paged<DebarmentRow> & { mostDays: number }> {
  const mostDays = await debarmentDays(db, today);
  const all = db
    .with("check_due", () =>
      approved(db, today).select(["provider.id", "provider.name", "check.result", "check.checked_on", "check.days"]),
    )
    .selectFrom("check_due")
    .$if(due, (list) => list.where(isDue(mostDays)));
  const { total } = await all.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await all
    .select(["id", "name", "result", "checked_on as checkedOn", "days"])
    .orderBy(sql`(result is distinct from 'pass') desc, checked_on nulls first, name collate english, id`)
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return { ...paged(rows, page, total), mostDays };
}

/** How many approved providers are due for a check. */
export async function countDue(db: Db | Trx, today: string): Promise<number> {
  return (await debarmentList(db, { due: true, page: 1 }, today)).total;
}
