import { sql } from "kysely";
import type { ProviderRole } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";

export type TeamMember = {
  id: string;
  name: string;
  email: string;
  role: ProviderRole;
  lastSeen: Date | null;
  secondFactor: boolean;
};

const members = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .where("provider_member.provider_id", "=", providerId);

const columns = (db: Db | Trx, providerId: string) =>
  members(db, providerId)
    .select(["person.id", "person.name", "person.email", "provider_member.role"])
    .select((eb) =>
      eb
        .selectFrom("sign_in")
        .select(({ fn }) => fn.max("seen_at").as("seen"))
        .whereRef("sign_in.person_id", "=", "person.id")
        .as("lastSeen"),
    )
    .select(
      sql<boolean>`exists (select from authenticator_app a where a.person_id = person.id and a.confirmed_at is not null)
        or exists (select from passkey k where k.person_id = person.id)`.as("secondFactor"),
    );

/** Who has an account with a provider, by name, a page at a time. */
export async function teamOf(db: Db, providerId: string, page: number): Promise<Paged<TeamMember>> {
  const rows = await columns(db, providerId)
    .orderBy(sql`person.name collate english`)
    .orderBy("person.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await members(db, providerId)
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  return paged(
    rows.map((row) => ({ ...row, role: row.role as ProviderRole })),
    page,
    total,
  );
}

/** One person of a provider, and how many other owners it has. Throws NotFound, also for another provider's person. */
export async function teamMember(
  db: Db | Trx,
  providerId: string,
  personId: string,
): Promise<TeamMember & { otherOwners: number }> {
  const row = isUuid(personId)
    ? await columns(db, providerId).where("person.id", "=", personId).executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound("person");
  const otherOwners = await countOwners(db, providerId, personId);
  return { ...row, role: row.role as ProviderRole, otherOwners };
}

/** How many people whose account isn't disabled own a provider, besides one of them. */
export async function countOwners(db: Db | Trx, providerId: string, besides?: string): Promise<number> {
  const { owners } = await members(db, providerId)
    .select(sql<number>`count(*)::int`.as("owners"))
    .where("provider_member.role", "=", "owner")
    .where("person.disabled_at", "is", null)
    .$if(besides !== undefined, (query) => query.where("person.id", "!=", besides ?? ""))
    .executeTakeFirstOrThrow();
  return owners;
}
