import { policy } from "#app/access/policy.ts";
import { stillTheirs } from "#app/domain/conflicts/still-theirs.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import type { Trx } from "#db/client.server.ts";

/** Who at the council can be given an action. */
export const ownerRoles = policy["action-point.own"].council;

type Owned = { providerId: string; ownerId: string | null };

/** Whoever hears of an action: the provider's people for its evidence; or the officer whose it is, the QA leads once that one has left. */
export const ownersOf = (
  trx: Trx,
  { providerId, ownerId }: Owned,
): Promise<{ personId: string; name: string; email: string }[]> =>
  ownerId === null
    ? contactsOf(trx, providerId, "evidence")
    : stillTheirs(trx, { personId: ownerId, roles: ownerRoles, others: ["qa_lead"], providerId });
