import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import type { Trx } from "#db/client.server.ts";

type Owned = { providerId: string; ownerId: string | null };
type Person = { personId: string; name: string; email: string };

/** Whoever hears of an action: the provider's people for its evidence; or the officer whose it is, the QA leads once that one has left. */
export async function ownersOf(trx: Trx, { providerId, ownerId }: Owned): Promise<Person[]> {
  if (ownerId === null) return contactsOf(trx, providerId, "evidence");
  const owner = await trx
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("id", "=", ownerId)
    .where("disabled_at", "is", null)
    .execute();
  return owner.length > 0 ? owner : freeHolders(trx, ["qa_lead"], providerId);
}
