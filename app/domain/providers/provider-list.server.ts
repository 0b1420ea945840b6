import { sql } from "kysely";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import type { Db } from "#db/client.server.ts";

export type ProviderRow = { id: string; name: string; approvedOn: string[]; openHolds: number };

/** Every provider by name, a page at a time, with the lots it is approved on and how many holds are open. */
export async function listProviders(db: Db, { q, page }: { q: string; page: number }): Promise<Paged<ProviderRow>> {
  const base = db.selectFrom("provider").$if(q !== "", (list) => list.where(nameHas("provider.name", q)));
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select([
      "provider.id",
      "provider.name",
      sql<
        string[]
      >`(select coalesce(array_agg(l.name order by l.number), '{}') from admission a join lot l on l.id = a.lot_id
        where a.provider_id = provider.id and a.outcome = 'admitted')`.as("approvedOn"),
      sql<number>`(select count(*)::int from hold h where h.provider_id = provider.id and h.lifted_at is null)`.as(
        "openHolds",
      ),
    ])
    .orderBy(sql`provider.name collate english`)
    .orderBy("provider.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(rows, page, total);
}
