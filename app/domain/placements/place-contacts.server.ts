import type { Trx } from "#db/client.server.ts";

export type Contact = { personId: string; name: string; email: string };

/** Who at a provider hears of awards and placements: its owners and those who answer referrals, in a steady order. */
export const placeContacts = (trx: Trx, providerId: string): Promise<Contact[]> =>
  trx
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("member.provider_id", "=", providerId)
    .where("member.role", "in", ["owner", "referrals"])
    .where("person.disabled_at", "is", null)
    .orderBy("person.id")
    .execute();
