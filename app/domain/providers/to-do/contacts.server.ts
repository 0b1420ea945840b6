import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import { contactPurposes } from "../contacts.server.ts";
import type { ToDo } from "../to-do.server.ts";

const AT_LEAST = 2;
const words = { referrals: "referrals", evidence: "documents" };

/** A second person to tell, for a provider that is on a lot: the only one may be ill on the day that it matters. */
export async function contactsToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const service = await db
    .selectFrom("service")
    .select("id")
    .where("provider_id", "=", providerId)
    .limit(1)
    .executeTakeFirst();
  if (!service) return [];
  const rows = await db
    .selectFrom("provider_contact")
    .innerJoin("person", "person.id", "provider_contact.person_id")
    .select(["purpose", (eb) => eb.fn.countAll<number>().as("people")])
    .where("provider_id", "=", providerId)
    .where("person.disabled_at", "is", null)
    .groupBy("purpose")
    .execute();
  const few = contactPurposes.filter(
    (purpose) => Number(rows.find((row) => row.purpose === purpose)?.people ?? 0) < AT_LEAST,
  );
  if (few.length === 0) return [];
  const of = few.map((purpose) => words[purpose]).join(" and ");
  return [{ text: `Choose at least two people whom we tell of ${of}`, href: paths.provider.people() }];
}
