import { type RawBuilder, sql } from "kysely";
import type { CouncilRole } from "#app/access/actor.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { declared } from "./declared.server.ts";

/**
 * The council's people in one of these roles who declared no conflict of interest with a provider (Procurement Act 2023,
 * sections 81 to 83); all of them where no provider is known yet.
 */
export async function freeHolders(
  db: Db | Trx,
  roles: readonly CouncilRole[],
  providerId: string | null,
): Promise<{ personId: string; name: string; email: string }[]> {
  const holders = await holdersOf(db, roles);
  if (providerId === null) return holders;
  const conflicts = await db
    .selectFrom("conflict_of_interest")
    .select("person_id")
    .where("provider_id", "=", providerId)
    .execute();
  const barred = new Set(conflicts.map((one) => one.person_id));
  return holders.filter(({ personId }) => !barred.has(personId));
}

/** SQL: whether there is one of them for the provider in a column; with `person`, another column, whether that is one. */
export const hasFreeHolder = (
  roles: readonly CouncilRole[],
  provider: RawBuilder<unknown>,
  person: RawBuilder<unknown> = sql.ref("person.id"),
) =>
  sql<boolean>`exists (select from person join person_role held on held.person_id = person.id
    where person.id = ${person} and disabled_at is null and held.role in (${sql.join(roles)})
      and not ${declared(sql.ref("person.id"), provider)})`;
