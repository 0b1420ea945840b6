import { sql } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { NotFound } from "#app/domain/errors.ts";
import { standsIn } from "#app/domain/evidence/lapse/counts-in-sql.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { parsePounds } from "#app/domain/money.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { gatesAsked } from "./gates-asked.ts";
import { type ProviderGate, type ProviderGateFacts, providerGatesFrom } from "./provider-gates.ts";

/** Rules 2 want a check close to the award; how close is the council's own dated setting `debarment-days`. */
export const DEBARMENT_DAYS = 30;

/**
 * The provider gates of one provider on one lot. `onDate`: the London date on which insurance must be in force, the
 * start of the placement. `now` (UTC) chooses the lot's questions in force, and the age of the debarment check counts
 * from its London date. Throws NotFound.
 */
export async function providerGates(
  db: Trx,
  providerId: string,
  lotId: string,
  onDate: string,
  now: Date,
): Promise<ProviderGate[]> {
  const today = londonDate(now);
  const facts = (await providerGateFacts(db, [providerId], lotId, now)).get(providerId);
  if (!facts) throw new NotFound("provider");
  return providerGatesFrom(facts, { onDate, today, debarmentDays: await debarmentDays(db, today) });
}

/** How old a debarment check may be at award, in days. */
export async function debarmentDays(db: Db | Trx, today: string): Promise<number> {
  return Number(await settingOr(db, "debarment-days", today, DEBARMENT_DAYS));
}

/** What the gates ask by the lot's questions in force, for many providers at once, by provider id. */
export async function providerGateFacts(
  db: Trx,
  providerIds: readonly string[],
  lotId: string,
  now: Date,
): Promise<Map<string, ProviderGateFacts>> {
  if (providerIds.length === 0) return new Map();
  const asked = gatesAsked((await publishedQuestionSet(db, lotId, now)).set);
  const insurances = asked.insurances.map(({ id }) => id);
  const rows = await db
    .selectFrom("provider")
    .innerJoin("lot", (join) => join.on("lot.id", "=", lotId))
    .select(["provider.id", "lot.terms_version as termsVersion"])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom("admission")
            .select("admission.id")
            .whereRef("admission.provider_id", "=", "provider.id")
            .where("admission.lot_id", "=", lotId)
            .where("admission.outcome", "=", "admitted"),
        )
        .as("approved"),
      jsonArrayFrom(
        eb
          .selectFrom("hold")
          .select(["kind", "reason"])
          .whereRef("hold.provider_id", "=", "provider.id")
          .where((or) => or.or([or("hold.lot_id", "is", null), or("hold.lot_id", "=", lotId)]))
          .where("hold.lifted_at", "is", null)
          .orderBy("hold.opened_at"),
      ).as("holds"),
      jsonArrayFrom(
        eb
          .selectFrom("evidence")
          .leftJoin("answer", (join) =>
            join
              .onRef("answer.provider_id", "=", "evidence.provider_id")
              .onRef("answer.question_id", "=", "evidence.question_id")
              .on("answer.lot_id", "is", null),
          )
          .select([
            "evidence.question_id as question",
            "evidence.starts_on as startsOn",
            "evidence.ends_on as endsOn",
            "evidence.amount_pence as amountPence",
            sql<string | null>`answer.value->>'amount'`.as("typedAmount"),
            sql<boolean>`evidence.state = 'accepted'`.as("reviewed"),
          ])
          .whereRef("evidence.provider_id", "=", "provider.id")
          .where("evidence.question_id", "in", insurances)
          .where(standsIn("evidence"))
          .orderBy("evidence.uploaded_at"),
      ).as("certificates"),
      jsonArrayFrom(
        eb
          .selectFrom("terms_acceptance")
          .select("terms_version as version")
          .whereRef("terms_acceptance.provider_id", "=", "provider.id")
          .where("terms_acceptance.lot_id", "=", lotId),
      ).as("terms"),
      jsonObjectFrom(
        eb
          .selectFrom("council_check")
          .select(["result", "checked_on as checkedOn"])
          .whereRef("council_check.provider_id", "=", "provider.id")
          .where("council_check.question_id", "=", "EXC-04")
          .orderBy("checked_on", "desc")
          .orderBy("recorded_at", "desc")
          .limit(1),
      ).as("debarment"),
      jsonObjectFrom(
        eb
          .selectFrom("council_check")
          .select(["result", "checked_on as checkedOn", "until"])
          .whereRef("council_check.provider_id", "=", "provider.id")
          .where("council_check.question_id", "=", "VIS-01")
          // Once a visit was made its result stands, and no exception outranks it.
          .orderBy(sql`result = 'exception'`)
          .orderBy("checked_on", "desc")
          .orderBy("recorded_at", "desc")
          .limit(1),
      ).as("visit"),
      noStaff.as("noStaff"),
      inPerson(lotId).as("inPerson"),
    ])
    .where("provider.id", "in", providerIds)
    .execute();
  return new Map(
    rows.map(({ id, terms, debarment, visit, approved, certificates, ...row }) => [
      id,
      {
        ...row,
        asked,
        // The amount stands on the certificate's record, or in the answer that the reviewer read beside it.
        certificates: certificates.map(({ typedAmount, ...certificate }) => ({
          ...certificate,
          amountPence: certificate.amountPence ?? parsePounds(typedAmount ?? "") ?? null,
        })),
        approved: Boolean(approved),
        acceptedTerms: terms.map(({ version }) => version),
        debarment: debarment ?? undefined,
        visit: visit ?? undefined,
      },
    ]),
  );
}

const noStaff = sql<boolean>`exists (select from answer where answer.provider_id = provider.id
  and answer.question_id = 'INS-01' and answer.value->>'cover' = 'no-staff')`;

const inPerson = (lotId: string) => sql<boolean>`not exists (select from service where service.provider_id = provider.id
  and service.lot_id = ${lotId} and service.modes <@ array['online'])`;
