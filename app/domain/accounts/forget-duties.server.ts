import type { Trx } from "#db/client.server.ts";

/**
 * Takes a person off what they were named for at a provider: its contacts and its placements. `referrals` leaves what
 * concerns documents only.
 */
export async function forgetDuties(
  trx: Trx,
  providerId: string,
  personId: string,
  which: "referrals" | "all",
): Promise<void> {
  await trx
    .deleteFrom("provider_contact")
    .where("provider_id", "=", providerId)
    .where("person_id", "=", personId)
    .$if(which === "referrals", (query) => query.where("purpose", "=", "referrals"))
    .execute();
  await trx
    .deleteFrom("placement_person")
    .where("person_id", "=", personId)
    .where("placement_id", "in", (eb) => eb.selectFrom("placement").select("id").where("provider_id", "=", providerId))
    .execute();
}
