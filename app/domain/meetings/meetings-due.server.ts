import { sql } from "kysely";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { MeetingKind } from "./meeting.ts";

/** SQL, over `provider_review as review`: whether its next one is still to come: none of its kind was held since. */
export const nextIsDue = sql<boolean>`review.next_on is not null and not exists (
  select from provider_review later where later.provider_id = review.provider_id and later.kind = review.kind
    and (later.held_on, later.id) > (review.held_on, review.id))`;

const due = (db: Db | Trx) => db.selectFrom("provider_review as review").where(nextIsDue);

/** How many review meetings and audits are late on a London date. */
export async function countLateMeetings(db: Db | Trx, today: string): Promise<number> {
  const { count } = await due(db)
    .where("next_on", "<", today)
    .select(sql<number>`count(*)::int`.as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** A page of the review meetings and audits that are to come, the soonest due first. London dates. */
export async function listMeetingsDue(db: Db | Trx, { q, page }: { q: string; page: number }) {
  const found = due(db)
    .innerJoin("provider", "provider.id", "review.provider_id")
    .$if(q !== "", (rows) => rows.where(nameHas("provider.name", q)));
  const { total } = await found.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select(["review.id", "provider.id as providerId", "provider.name as provider", "review.kind"])
    .select(["review.held_on as heldOn", "review.next_on as nextOn"])
    .orderBy("next_on")
    .orderBy("review.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const typed = rows.map((row) => ({ ...row, nextOn: row.nextOn ?? "", kind: row.kind as MeetingKind }));
  return paged(typed, page, total);
}
