import { sql } from "kysely";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Trx } from "#db/client.server.ts";
import type { Placed, RegistrationInputs, Stated } from "./registration-rule.ts";
import { registrationThreshold, shippedThreshold, THRESHOLD_SETTING, type Threshold } from "./thresholds.ts";

/** The threshold in force on a London date: the council's own dated setting, or what ships. */
export const thresholdOn = async (db: Trx, today: string): Promise<Threshold> =>
  registrationThreshold.parse(await settingOr(db, THRESHOLD_SETTING, today, shippedThreshold));

/** What the test is made from now: the answers that the provider sent last, and our running placements with it. */
export async function registrationInputs(
  db: Trx,
  providerId: string,
  threshold: Threshold,
): Promise<RegistrationInputs> {
  return { stated: await statedBy(db, providerId), placed: await placedWith(db, providerId, threshold) };
}

type Sent = {
  pupils: string | null;
  hours: string | null;
  plan: string | null;
  registered: string | null;
  urn: string | null;
};

/** From the newest application that asked; one that was refused or withdrawn says nothing any more. */
async function statedBy(db: Trx, providerId: string): Promise<Stated | null> {
  const { rows } = await sql<Sent>`
    select sent->'REG-01'->>'pupils' as pupils, sent->'REG-01'->>'hours' as hours, sent->'REG-02'->>'value' as plan,
      sent->'ORG-05'->>'registered' as registered, sent->'ORG-05'->>'urn' as urn
    from application cross join lateral (select submission->'answers' as sent) answers
    where provider_id = ${providerId} and status not in ('refused', 'withdrawn', 'removed') and sent ? 'REG-01'
    order by (select max(at) from application_event where application_id = application.id and submission is not null)
      desc nulls last, submitted_at desc nulls last, id desc
    limit 1`.execute(db);
  const [sent] = rows;
  if (!sent) return null;
  return {
    pupils: Number(sent.pupils) || 0,
    hours: Number(sent.hours) || 0,
    plan: sent.plan === "yes",
    urn: sent.registered === "yes" ? (sent.urn ?? "").replace(/\s/g, "") || null : null,
  };
}

/** A week of each child's running placements here, added up. Who needs a plan stands in the referral's reason. */
async function placedWith(db: Trx, providerId: string, { hoursFullTime }: Threshold): Promise<Placed> {
  const { rows } = await sql<Placed>`
    select count(*)::int as children, (count(*) filter (where hours >= ${hoursFullTime}))::int as "fullTime",
      coalesce(max(hours), 0)::float8 as "mostHours", coalesce(bool_or(plan), false) as plan
    from (
      select sum(jsonb_array_length(placement.pattern) * placement.hours_per_session_hundredths) / 100.0 as hours,
        bool_or(referral.legal_basis in ('looked-after', 'sections-42-61')) as plan
      from placement join award on award.id = placement.award_id join referral on referral.id = award.referral_id
      where placement.provider_id = ${providerId} and placement.status = 'live'
      group by placement.child_id) child`.execute(db);
  return rows[0] ?? { children: 0, fullTime: 0, mostHours: 0, plan: false };
}
