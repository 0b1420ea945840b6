import { sql } from "kysely";
import type { CouncilRole, ProviderRole } from "#app/access/actor.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import type { Db } from "#db/client.server.ts";

/** Which people a list shows: by the start of a name, a surname or an address; by kind; by one role. */
export type Wanted = {
  q: string;
  kind?: "council" | "provider" | "neither" | undefined;
  role?: { of: "council"; role: CouncilRole } | { of: "provider"; role: ProviderRole } | undefined;
  /** Only those whose account somebody tried to get into since then. */
  alarmedSince?: Date | undefined;
  page: number;
};

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  roles: CouncilRole[];
  providers: string[];
  lastSignIn: Date | null;
  confirmed: boolean;
  disabled: boolean;
};

/** People by name, a page at a time, with what they are and when they last signed in. */
export async function listPeople(db: Db, wanted: Wanted): Promise<Paged<PersonRow>> {
  const base = narrowed(db, wanted);
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select(["person.id", "person.name", "person.email"])
    .select((eb) => [
      eb("confirmed_at", "is not", null).$castTo<boolean>().as("confirmed"),
      eb("disabled_at", "is not", null).$castTo<boolean>().as("disabled"),
      sql<
        CouncilRole[]
      >`(select coalesce(array_agg(role order by role), '{}') from person_role where person_id = person.id)`.as(
        "roles",
      ),
      sql<string[]>`(select coalesce(array_agg(p.name order by p.name), '{}') from provider_member m
        join provider p on p.id = m.provider_id where m.person_id = person.id)`.as("providers"),
      sql<Date | null>`(select max(created_at) from sign_in where person_id = person.id)`.as("lastSignIn"),
    ])
    .orderBy(sql`person.name collate english`)
    .orderBy("person.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(wanted.page))
    .execute();
  return paged(rows, wanted.page, total);
}

const memberOf = sql`(select from provider_member where person_id = person.id)`;
const holdsRole = sql`(select from person_role where person_id = person.id)`;
const kinds = {
  council: sql<boolean>`exists ${holdsRole}`,
  provider: sql<boolean>`exists ${memberOf}`,
  neither: sql<boolean>`not exists ${holdsRole} and not exists ${memberOf}`,
};

function narrowed(db: Db, { q, kind, role, alarmedSince }: Wanted) {
  // Each of the three has an index on exactly these expressions.
  const start = `${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const found = sql<boolean>`(lower(person.name) like ${start} or lower(person.email) like ${start}
    or lower(regexp_replace(person.name, '^.* ', '')) like ${start})`;
  const holds =
    role?.of === "council"
      ? sql<boolean>`exists (select from person_role r where r.person_id = person.id and r.role = ${role.role})`
      : sql<boolean>`exists (select from provider_member m where m.person_id = person.id and m.role = ${role?.role})`;
  const alarmed = sql<boolean>`exists (select from sign_in_alert a where a.person_id = person.id and a.last_at >= ${alarmedSince})`;
  return db
    .selectFrom("person")
    .$if(q !== "", (list) => list.where(found))
    .$if(kind !== undefined, (list) => list.where(kinds[kind ?? "council"]))
    .$if(role !== undefined, (list) => list.where(holds))
    .$if(alarmedSince !== undefined, (list) => list.where(alarmed));
}
