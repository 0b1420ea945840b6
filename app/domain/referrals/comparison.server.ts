import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import { z } from "zod";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { agreementTerms } from "#app/domain/placements/agreement.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { perSession, workingDaysLate } from "./comparison.ts";
import { type ComparedOffer, type Comparison, comparison, rankOffers, weightsShape } from "./comparison-record.ts";

export type ComparedReferral = {
  id: string;
  ref: string;
  status: string;
  version: number;
  lotId: string;
  startOn: string;
  endOn: string;
};
/** `notes`: what providers wrote beside their offer, by request; not kept with the award. */
export type Compared = { referral: ComparedReferral; comparison: Comparison; notes: Record<string, string> };

/**
 * The offers for a referral as they now stand, scored by the weights frozen at sending. Throws NotFound, NotAllowedNow
 * for a referral that was never sent, PastHorizon.
 */
export async function compareOffers(db: Db | Trx, referralId: string, now: Date): Promise<Compared> {
  const { weights, criteria_version, travel_km, ...referral } = await getReferral(db, referralId);
  if (!weights || !criteria_version) throw new NotAllowedNow("compare offers for a referral that was not sent");
  const calendar = await loadCalendar(db);
  const { hoursPerSessionHundredths } = await agreementTerms(db, londonDate(now));
  const rows = await listOffers(db, referralId);

  const offers = rows.map((row): ComparedOffer => {
    const startOn = row.startOn ?? referral.startOn;
    const rateUnit = unit.parse(row.rateUnit);
    const { judgement, staff, note: _note, ...offer } = row;
    return {
      ...offer,
      kind: kind.parse(row.kind),
      startOn,
      daysLate: workingDaysLate(calendar, referral.startOn, startOn),
      ratePence: row.ratePence ?? 0,
      rateUnit,
      pricePence: perSession(row.ratePence ?? 0, rateUnit, hoursPerSessionHundredths),
      staff: staff.map(({ name }) => name),
      score: judgement[0] ?? null,
    };
  });
  const frozen = weightsShape.parse(weights);
  return {
    referral,
    comparison: {
      weights: frozen,
      criteriaVersion: criteria_version,
      calendarVersion: calendar.version,
      limitKm: travel_km,
      hoursPerSessionHundredths,
      wantedStart: referral.startOn,
      offers,
      ranked: rankOffers(offers, frozen, travel_km),
    },
    notes: Object.fromEntries(rows.map(({ requestId, note }) => [requestId, note])),
  };
}

const unit = z.enum(["hour", "session", "day"]);
const kind = z.enum(["yes", "alternative"]);

async function getReferral(db: Db | Trx, id: string) {
  if (!isUuid(id)) throw new NotFound("referral");
  const referral = await db
    .selectFrom("referral")
    .select(["id", "ref", "status", "version", "lot_id as lotId", "start_on as startOn", "end_on as endOn"])
    .select(["weights", "criteria_version", "travel_km"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!referral) throw new NotFound("referral");
  return referral;
}

/** The newest answer of everyone who offered, with the score of that answer: an answer changed since waits for a new one. */
const listOffers = (db: Db | Trx, referralId: string) =>
  db
    .selectFrom("referral_request as request")
    .innerJoin("provider", "provider.id", "request.provider_id")
    .innerJoin("response", (join) =>
      join
        .onRef("response.request_id", "=", "request.id")
        .on(
          "response.version",
          "=",
          sql<number>`(select max(version) from response r where r.request_id = request.id)`,
        ),
    )
    .select([
      "request.id as requestId",
      "request.ref as requestRef",
      "provider.id as providerId",
      "provider.name as providerName",
      "response.kind",
      "response.start_on as startOn",
      "response.rate_pence as ratePence",
      "response.rate_unit as rateUnit",
      "request.distance_km as km",
      "response.late as answeredLate",
      "response.note",
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("staff_member")
          .select("staff_member.name")
          .where("staff_member.id", "=", sql<string>`any(response.staff_member_ids)`)
          .orderBy("staff_member.name"),
      ).as("staff"),
      jsonArrayFrom(
        eb
          .selectFrom("score")
          .select(["quality", "quality_reason as reason", "preference"])
          .whereRef("score.request_id", "=", "request.id")
          .whereRef("score.scored_at", ">=", "response.answered_at"),
      ).as("judgement"),
    ])
    .where("request.referral_id", "=", referralId)
    .where("request.status", "in", ["accepted", "alternative", "chosen", "not-chosen"])
    .where("response.kind", "in", ["yes", "alternative"])
    .orderBy("provider.name")
    .orderBy("request.id")
    .execute();

export type Awarded = {
  placementId: string;
  requestId: string;
  reasonRisk: string;
  reasonNeed: string;
  reasonValue: string;
  whyNotTop: string | null;
  by: string;
  at: Date;
  /** The debarment check that it relied on, and its age in days then; undefined for awards from before that was kept. */
  debarment: { checkedOn: string; days: number } | undefined;
  /** What was compared, as it stood then. */
  comparison: Comparison | undefined;
};

/** The award of a referral with the comparison frozen in it, or undefined while there is none. */
export async function findAward(db: Db | Trx, referralId: string): Promise<Awarded | undefined> {
  const row = await db
    .selectFrom("award")
    .innerJoin("person", "person.id", "award.awarded_by")
    .innerJoin("placement", "placement.award_id", "award.id")
    .leftJoin("council_check as check", "check.id", "award.debarment_check_id")
    .select(["check.checked_on as checkedOn", "debarment_days as days"])
    .select([
      "placement.id as placementId",
      "award.request_id as requestId",
      "reason_risk as reasonRisk",
      "reason_need as reasonNeed",
      "reason_value as reasonValue",
      "why_not_top as whyNotTop",
      "person.name as by",
      "awarded_at as at",
      "comparison",
    ])
    .where("referral_id", "=", referralId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { checkedOn, days, ...award } = row;
  const debarment = checkedOn && days !== null ? { checkedOn, days } : undefined;
  return { ...award, debarment, comparison: comparison.safeParse(award.comparison).data };
}
