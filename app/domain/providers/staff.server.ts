import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { StaffCheckName } from "./staff.ts";

const people = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("staff_member")
    .where("provider_id", "=", providerId)
    .select(["id", "name", "role", "left_at as leftAt"])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("staff_check")
          .select(["check_name as check", "checked_on as checkedOn", "seen_by as seenBy"])
          .select((one) => one.fn.coalesce("level", sql<string>`''`).as("level"))
          .whereRef("staff_check.staff_member_id", "=", "staff_member.id")
          .orderBy("check_name"),
      ).as("checks"),
    )
    .select((eb) =>
      eb
        .exists(eb.selectFrom("stopped_staff").whereRef("stopped_staff.staff_member_id", "=", "staff_member.id"))
        .$castTo<boolean>()
        .as("stopped"),
    )
    .orderBy("name")
    .orderBy("id");

/** Everyone on a provider's single central record who works there now, by name. */
export async function wholeRecord(db: Db | Trx, providerId: string) {
  return (await people(db, providerId).where("left_at", "is", null).execute()).map(named);
}

/** The same, a page at a time. */
export async function recordPage(db: Db | Trx, providerId: string, page: number): Promise<Paged<OnePerson>> {
  const here = people(db, providerId).where("left_at", "is", null);
  const { total } = await db
    .selectFrom("staff_member")
    .select(sql<number>`count(*)::int`.as("total"))
    .where("provider_id", "=", providerId)
    .where("left_at", "is", null)
    .executeTakeFirstOrThrow();
  const rows = await here.limit(PAGE_SIZE).offset(offsetOf(page)).execute();
  return paged(rows.map(named), page, total);
}
export type OnePerson = Awaited<ReturnType<typeof wholeRecord>>[number];

/** Those who are named on a placement, by name; also whoever has left since. */
export async function namedStaff(db: Db | Trx, providerId: string, placementId: string): Promise<OnePerson[]> {
  const onIt = db.selectFrom("placement_staff").select("staff_member_id").where("placement_id", "=", placementId);
  return (await people(db, providerId).where("id", "in", onIt).execute()).map(named);
}

/** One person of a provider's record, also one who has left. NotFound for another's, and for what is no id. */
export async function staffMember(db: Db | Trx, providerId: string, id: string): Promise<OnePerson> {
  const row = isUuid(id) ? await people(db, providerId).where("id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("person");
  return named(row);
}

const named = <Row extends { checks: { check: string }[] }>({ checks, ...row }: Row) => ({
  ...row,
  checks: checks as (Row["checks"][number] & { check: StaffCheckName })[],
});

/** How many people the provider declared in its answers: for its record, else for its DBS checks (SAF-04, SAF-05). */
export async function declaredStaff(db: Db | Trx, providerId: string): Promise<number | undefined> {
  const rows = await db
    .selectFrom("answer")
    .select(["question_id as question", sql<string | null>`coalesce(value->>'staff', value->>'count')`.as("count")])
    .where("provider_id", "=", providerId)
    .where("question_id", "in", ["SAF-04", "SAF-05"])
    .orderBy("question_id")
    .orderBy("updated_at", "desc")
    .execute();
  const count = rows.find(({ count: said }) => said && /^\d{1,5}$/.test(said))?.count;
  return count ? Number(count) : undefined;
}
