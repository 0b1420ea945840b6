import type { CouncilRole } from "#app/access/actor.ts";
import type { Trx } from "#db/client.server.ts";
import { freeHolders } from "./free-holders.server.ts";

type Work = {
  personId: string | null;
  roles: readonly CouncilRole[];
  others: readonly CouncilRole[];
  providerId: string;
};

/**
 * Whose work about a provider is now: the person's, while they hold one of `roles` and declared no conflict of interest
 * with it (Procurement Act 2023, sections 81 to 83); else that of everybody in `others` who declared none. None when there
 * is nobody left.
 */
export async function stillTheirs(
  trx: Trx,
  { personId, roles, others, providerId }: Work,
): Promise<{ personId: string; name: string; email: string }[]> {
  const theirs = (await freeHolders(trx, roles, providerId)).filter((one) => one.personId === personId);
  return theirs.length > 0 ? theirs : freeHolders(trx, others, providerId);
}
