import type { CouncilRole } from "#app/access/actor.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/**
 * The council's people in one of these roles who declared no conflict of interest with a provider (Procurement Act 2023,
 * sections 81 to 83).
 */
export async function freeHolders(
  db: Db | Trx,
  roles: readonly CouncilRole[],
  providerId: string,
): Promise<{ personId: string; name: string; email: string }[]> {
  const declared = await db
    .selectFrom("conflict_of_interest")
    .select("person_id")
    .where("provider_id", "=", providerId)
    .execute();
  const barred = new Set(declared.map((one) => one.person_id));
  return (await holdersOf(db, roles)).filter(({ personId }) => !barred.has(personId));
}
