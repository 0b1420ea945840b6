import type { Trx } from "#db/client.server.ts";

export type Contact = { personId: string; name: string; email: string };

/** The council's finance people, in a steady order. */
export const financePeople = (trx: Trx): Promise<Contact[]> =>
  trx
    .selectFrom("person_role")
    .innerJoin("person", "person.id", "person_role.person_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("person_role.role", "=", "finance")
    .where("person.disabled_at", "is", null)
    .orderBy("person.id")
    .execute();

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
