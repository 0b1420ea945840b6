import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import type { Db } from "#db/client.server.ts";
import { isListed } from "./listed.server.ts";
import type { ServiceDetails } from "./service-from-answers.ts";

/**
 * A provider's page: public columns only, no price, no address. Throws NotFound when there is none of that name, and
 * from the minute in which standing is lost. What was checked carries its date: UTC instants, and London dates for a
 * visit, the next check, the debarment list and the end of the insurance that ends first. The date of the next check is
 * the one that was kept for the public, so that it gives away no concern. `renewing`: the questions whose accepted
 * document has a newer version that the council still reads.
 */
export async function publicService(db: Db, slug: string) {
  const row = await db
    .selectFrom("service")
    .innerJoin("admission", "admission.id", "service.admission_id")
    .innerJoin("lot", "lot.id", "service.lot_id")
    .leftJoin("recheck", "recheck.provider_id", "service.provider_id")
    .leftJoin("outcode", "outcode.outcode", "service.outcode")
    .select([
      "service.name",
      "lot.name as kind",
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
      visited.as("lastVisit"),
      "recheck.public_due_on as nextCheckOn",
      listChecked.as("listCheckedOn"),
      staffRecord.as("staffRecordAt"),
      insuranceEnds.as("insuredUntil"),
      insuranceSeen.as("insuredAt"),
      inRenewal.as("renewing"),
      acceptedAt("SAF-01").as("safeguardingAt"),
      acceptedAt("EDU-12").as("complaintsAt"),
    ])
    .where("service.slug", "=", slug)
    .where(isListed)
    .executeTakeFirst();
  if (!row) throw new NotFound("provider");
  const { lastVisit, nextCheckOn, listCheckedOn, staffRecordAt, safeguardingAt, complaintsAt, ...rest } = row;
  const { renewing, insuredAt, insuredUntil, ...page } = rest;
  const documents = { safeguardingAt, complaintsAt, insuredAt, insuredUntil, renewing };
  // Only publishService writes this column.
  const details = row.details as Partial<ServiceDetails>;
  return { ...page, details, checks: { lastVisit, nextCheckOn, listCheckedOn, staffRecordAt, ...documents } };
}

export type PublicService = Awaited<ReturnType<typeof publicService>>;

/** The last visit and whether it was passed: an exception is no visit. */
const visited = sql<{ on: string; passed: boolean } | null>`(
  select jsonb_build_object('on', checked_on, 'passed', result = 'pass') from council_check
  where council_check.provider_id = service.provider_id and question_id = 'VIS-01' and result in ('pass', 'fail')
  order by checked_on desc, recorded_at desc limit 1)`;

/** The newest look at the debarment list, if it found nothing. */
const listChecked = sql<string | null>`(
  select case when result = 'pass' then checked_on end from council_check
  where council_check.provider_id = service.provider_id and question_id = 'EXC-04'
  order by checked_on desc, recorded_at desc limit 1)`;

/** When the reviewers of the application had confirmed what stands under safeguarding, the record of staff checks included. */
const staffRecord = sql<Date | null>`(
  select max(at) from section_review
  where section_review.application_id = admission.application_id and section_id = 'safeguarding' and result = 'pass')`;

const insuranceSeen = sql<Date | null>`(
  select max(decided_at) from accepted_evidence accepted
  where accepted.provider_id = service.provider_id and question_id like 'INS-%')`;

const inRenewal = sql<string[]>`array(
  select question_id from evidence_in_renewal renewal where renewal.provider_id = service.provider_id)`;

const insuranceEnds = sql<string | null>`(
  select min(ends_on) from accepted_evidence accepted
  where accepted.provider_id = service.provider_id and question_id like 'INS-%')`;

const acceptedAt = (questionId: string) => sql<Date | null>`(
  select max(decided_at) from accepted_evidence accepted
  where accepted.provider_id = service.provider_id and question_id = ${questionId})`;
