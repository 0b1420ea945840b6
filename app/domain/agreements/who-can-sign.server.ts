import type { Db, Trx } from "#db/client.server.ts";

/** The names of a provider's owners, who alone accept terms for it. */
export async function ownersOf(db: Db | Trx, providerId: string): Promise<string[]> {
  const owners = await db
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select("person.name")
    .where("provider_id", "=", providerId)
    .where("role", "=", "owner")
    .where("disabled_at", "is", null)
    .orderBy("person.name")
    .limit(20)
    .execute();
  return owners.map(({ name }) => name);
}
