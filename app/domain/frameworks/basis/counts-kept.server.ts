import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";

/** What a change of basis leaves as it is, lot by lot: counts of what is running. */
export type Kept = {
  lotId: string;
  approved: number;
  undecided: number;
  drafts: number;
  referrals: number;
  placements: number;
};

/** Counts for the lots of a framework of what stays untouched by a change of its basis (N8). */
export async function countsKept(db: Db | Trx, frameworkId: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select lot.id as "lotId",
      (select count(*)::int from admission where lot_id = lot.id and outcome = 'admitted') as approved,
      (select count(*)::int from application where lot_id = lot.id
        and status in ('submitted','information-requested','recommended','moderated')) as undecided,
      (select count(*)::int from application where lot_id = lot.id and status = 'draft') as drafts,
      (select count(*)::int from referral where lot_id = lot.id and status = 'sent') as referrals,
      (select count(*)::int from placement where lot_id = lot.id and status <> 'ended') as placements
    from lot where lot.framework_id = ${frameworkId} order by lot.number`.execute(db);
  return rows;
}
