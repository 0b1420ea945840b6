import type { Contact } from "#app/domain/providers/contacts.server.ts";
import type { Trx } from "#db/client.server.ts";

/** The broker who awarded a placement, while they may sign in. */
export const placementBroker = (trx: Trx, awardId: string): Promise<Contact | undefined> =>
  trx
    .selectFrom("award")
    .innerJoin("referral", "referral.id", "award.referral_id")
    .innerJoin("person", "person.id", "referral.broker_id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("award.id", "=", awardId)
    .where("person.disabled_at", "is", null)
    .executeTakeFirst();
