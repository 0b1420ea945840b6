import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import type { Contact } from "#app/domain/providers/contacts.server.ts";
import type { Trx } from "#db/client.server.ts";

/** The council's finance people, in a steady order. */
export const financePeople = (trx: Trx): Promise<Contact[]> => holdersOf(trx, ["finance"]);

/** Who at a provider hears of its invoices: owners and finance people, in a steady order. */
export const paymentContacts = (trx: Trx, providerId: string): Promise<Contact[]> =>
  trx
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("member.provider_id", "=", providerId)
    .where("member.role", "in", ["owner", "finance"])
    .where("person.disabled_at", "is", null)
    .orderBy("person.id")
    .execute();
