import { sql } from "kysely";
import type { Contact } from "#app/domain/providers/contacts.server.ts";
import type { Trx } from "#db/client.server.ts";

/** Who at each of these providers hears of its documents: its owners and its contacts for documents, each once. */
export async function evidencePeople(trx: Trx, providerIds: readonly string[]): Promise<Map<string, Contact[]>> {
  const people = new Map<string, Contact[]>();
  if (providerIds.length === 0) return people;
  const rows = await trx
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["member.provider_id as providerId", "person.id as personId", "person.name", "person.email"])
    .where("member.provider_id", "in", [...new Set(providerIds)])
    .where("person.disabled_at", "is", null)
    .where((eb) =>
      eb.or([
        eb("member.role", "=", "owner"),
        sql<boolean>`exists (select from provider_contact contact where contact.person_id = person.id
          and contact.provider_id = member.provider_id and contact.purpose = 'evidence')`,
      ]),
    )
    .orderBy("person.id")
    .execute();
  for (const { providerId, ...person } of rows) people.set(providerId, [...(people.get(providerId) ?? []), person]);
  return people;
}
