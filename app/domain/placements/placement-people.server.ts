import { sql } from "kysely";
import type { Trx } from "#db/client.server.ts";

/** Whether a person is named on a placement, and so may see its child (rules 8). */
export async function isNamed(trx: Trx, placementId: string, personId: string | null): Promise<boolean> {
  const row = await trx
    .selectFrom("placement_person")
    .select("named_at")
    .where("placement_id", "=", placementId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who is named on a placement, by name. */
export const namedOn = (trx: Trx, placementId: string): Promise<{ id: string; name: string }[]> =>
  trx
    .selectFrom("placement_person")
    .innerJoin("person", "person.id", "placement_person.person_id")
    .select(["person.id", "person.name"])
    .where("placement_id", "=", placementId)
    .orderBy(sql`person.name collate english`)
    .execute();

/**
 * The people of a provider who open referrals, by name, and whether each can be named: only with a second factor,
 * which a demonstration's own accounts do without.
 */
export const nameable = (trx: Trx, providerId: string, demo: boolean) =>
  trx
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["person.id", "person.name", "person.email"])
    .select(
      sql<boolean>`(${demo} and person.demonstration)
        or exists (select from authenticator_app a where a.person_id = person.id and a.confirmed_at is not null)
        or exists (select from passkey k where k.person_id = person.id)`.as("ready"),
    )
    .where("member.provider_id", "=", providerId)
    .where("member.role", "in", ["owner", "referrals"])
    .where("person.disabled_at", "is", null)
    .orderBy(sql`person.name collate english`)
    .execute();
