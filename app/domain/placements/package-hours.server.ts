import { sql } from "kysely";
import { thresholdOn } from "#app/domain/providers/registration/registration-inputs.server.ts";
import type { Trx } from "#db/client.server.ts";
import { agreementTerms } from "./agreement.server.ts";

/** Hours a week of one child's placements at all providers; `withThis` adds a referral that is not awarded yet. */
export type PackageHours = { hours: number; providers: number; withThis: number; warnFrom: number };

/** What a referral adds to a child's package. */
export const packageOf = (referral: { child_id: string; sessions_per_week: number }) => ({
  childId: referral.child_id,
  sessionsPerWeek: referral.sessions_per_week,
});

/**
 * The hours a week that a child has at every provider together, and would have with this referral too (domain §3.4).
 * From `warnFrom` hours on a broker is warned; it is never a refusal, for each provider may be part time. `today` is
 * a London date.
 */
export async function packageHours(
  db: Trx,
  { childId, sessionsPerWeek }: { childId: string; sessionsPerWeek: number },
  today: string,
): Promise<PackageHours> {
  const { rows } = await sql<{ hours: number; providers: number }>`
    select coalesce(sum(jsonb_array_length(pattern) * hours_per_session_hundredths) / 100.0, 0)::float8 as hours,
      count(distinct provider_id)::int as providers
    from placement where child_id = ${childId} and status <> 'ended'`.execute(db);
  const { hours = 0, providers = 0 } = rows[0] ?? {};
  const { hoursPerSessionHundredths } = await agreementTerms(db, today);
  const withThis = hours + (sessionsPerWeek * hoursPerSessionHundredths) / 100;
  return { hours, providers, withThis, warnFrom: (await thresholdOn(db, today)).hoursFullTime };
}
