import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import type { Db } from "#db/client.server.ts";
import { isListed } from "./listed.server.ts";
import type { ServiceDetails } from "./service-from-answers.ts";

/**
 * A provider's page: public columns only, no price, no address. Throws NotFound when there is none of that name, and
 * from the minute in which standing is lost. What was checked carries its date: UTC instants, and London dates for a
 * visit and for the end of the insurance that ends first.
 */
export async function publicService(db: Db, slug: string) {
  const row = await db
    .selectFrom("service")
    .innerJoin("admission", "admission.id", "service.admission_id")
    .leftJoin("outcode", "outcode.outcode", "service.outcode")
    .select([
      "service.name",
      "service.summary",
      "service.needs",
      "service.modes",
      "service.days",
      "service.age_from as ageFrom",
      "service.age_to as ageTo",
      "service.outcode",
      "outcode.area",
      "service.located",
      "service.latitude",
      "service.longitude",
      "service.registered_school as registeredSchool",
      "service.urn",
      "service.details",
      "service.updated_at as toldAt",
      "admission.decided_at as approvedAt",
      visitedOn.as("visitedOn"),
      insuredUntil.as("insuredUntil"),
      acceptedAt("SAF-01").as("safeguardingAt"),
      acceptedAt("EDU-12").as("complaintsAt"),
    ])
    .where("service.slug", "=", slug)
    .where(isListed)
    .executeTakeFirst();
  if (!row) throw new NotFound("provider");
  // Only publishService writes this column.
  return { ...row, details: row.details as Partial<ServiceDetails> };
}

export type PublicService = Awaited<ReturnType<typeof publicService>>;

const visitedOn = sql<string | null>`(
  select max(checked_on) from council_check
  where council_check.provider_id = service.provider_id and question_id = 'VIS-01' and result = 'pass')`;

const insuredUntil = sql<string | null>`(
  select min(ends_on) from accepted_evidence accepted
  where accepted.provider_id = service.provider_id and question_id like 'INS-%')`;

const acceptedAt = (questionId: string) => sql<Date | null>`(
  select max(decided_at) from accepted_evidence accepted
  where accepted.provider_id = service.provider_id and question_id = ${questionId})`;
