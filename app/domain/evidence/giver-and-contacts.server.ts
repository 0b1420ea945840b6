import { type Contact, contactsOf } from "#app/domain/providers/contacts.server.ts";
import type { Trx } from "#db/client.server.ts";

/** Who is told what became of a document: whoever gave it, and the provider's contacts for documents, each once. */
export async function giverAndContacts(
  trx: Trx,
  { providerId, uploadedBy }: { providerId: string; uploadedBy: string },
): Promise<Contact[]> {
  const giver = await trx
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("id", "=", uploadedBy)
    .executeTakeFirstOrThrow();
  const others = await contactsOf(trx, providerId, "evidence");
  return [giver, ...others.filter(({ personId }) => personId !== uploadedBy)];
}
