import { sql } from "kysely";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { MOST_LISTED, type Risk } from "./recheck.ts";

const found = (db: Db | Trx, q: string) =>
  db
    .selectFrom("recheck")
    .innerJoin("provider", "provider.id", "recheck.provider_id")
    .where("due_on", "is not", null)
    .$if(q !== "", (list) => list.where(nameHas("provider.name", q)));

const rows = (db: Db | Trx, q: string) =>
  found(db, q)
    .select(["provider.id", "provider.name", "due_on as dueOn", "last_on as lastOn", "risk", "because"])
    .select((eb) =>
      eb
        .selectFrom("visit")
        .select((min) => min.fn.min("visit_on").as("on"))
        .whereRef("visit.provider_id", "=", "recheck.provider_id")
        .where("status", "=", "planned")
        .as("plannedOn"),
    )
    .orderBy("due_on")
    .orderBy("recheck.provider_id");

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;
const typed = (row: Row) => ({ ...row, dueOn: row.dueOn ?? "", risk: row.risk as Risk });

/** The next checks of all approved providers, soonest due first, as counted last. London dates. */
export async function listRechecks(db: Db | Trx, { q, page }: { q: string; page: number }) {
  const { total } = await found(db, q).select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const list = await rows(db, q).limit(PAGE_SIZE).offset(offsetOf(page)).execute();
  return paged(list.map(typed), page, total);
}

/** The same rows, all pages together. */
export const allRechecks = async (db: Db | Trx, q: string) =>
  (await rows(db, q).limit(MOST_LISTED).execute()).map(typed);

/** How many checks are overdue with no visit planned. */
export async function countOverdue(db: Db | Trx, today: string): Promise<number> {
  const { count } = await db
    .selectFrom("recheck")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("due_on", "<", today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("visit")
            .select("visit.id")
            .whereRef("visit.provider_id", "=", "recheck.provider_id")
            .where("status", "=", "planned"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return count;
}
