import type { Db, Trx } from "#db/client.server.ts";
import type { BasisRules, LegalBasis } from "./legal-basis.ts";

/**
 * A period of a framework's legal basis, as the council recorded it: from a London date, with its own advice and risk
 * note. `inForceAt` (UTC) is set once it has begun.
 */
export type BasisPeriod = {
  id: string;
  basis: LegalBasis;
  rules: BasisRules;
  fromOn: string;
  why: string;
  risk: string;
  advice: string;
  adviser: string;
  advisedOn: string | null;
  firstRoundClosesOn: string | null;
  recordedAt: Date;
  recordedBy: string | null;
  inForceAt: Date | null;
  withdrawnAt: Date | null;
};

const periods = (db: Db | Trx, frameworkId: string) =>
  db
    .selectFrom("framework_basis as period")
    .leftJoin("person", "person.id", "period.recorded_by")
    .select(["period.id", "period.basis", "period.rules", "period.from_on as fromOn", "period.why", "period.risk"])
    .select(["period.advice", "period.adviser", "period.advised_on as advisedOn"])
    .select(["period.first_round_closes_on as firstRoundClosesOn", "period.recorded_at as recordedAt"])
    .select(["person.name as recordedBy", "period.in_force_at as inForceAt", "period.withdrawn_at as withdrawnAt"])
    .where("period.framework_id", "=", frameworkId);

// The column's CHECK holds the basis to its list; rules are written by one use case only.
const typed = <Row extends { basis: string; rules: unknown }>(row: Row) => ({
  ...row,
  basis: row.basis as LegalBasis,
  rules: row.rules as BasisRules,
});

/** The basis on which a framework stood at an instant; undefined when none is recorded by then. */
export async function basisAt(db: Db | Trx, frameworkId: string, at: Date): Promise<BasisPeriod | undefined> {
  const row = await periods(db, frameworkId)
    .where("period.in_force_at", "<=", at)
    .orderBy("period.in_force_at", "desc")
    .orderBy("period.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && typed(row);
}

/** Every period recorded for a framework, newest first, those that wait or were withdrawn too. */
export const basisPeriods = async (db: Db | Trx, frameworkId: string): Promise<BasisPeriod[]> =>
  (await periods(db, frameworkId).orderBy("period.recorded_at", "desc").limit(100).execute()).map(typed);

/** What is recorded for a framework and not in force yet: a draft's basis, or a change that waits. */
export const basisRecorded = async (db: Db | Trx, frameworkId: string): Promise<BasisPeriod | undefined> =>
  waitingOf(await basisPeriods(db, frameworkId));

/** The same among periods that are at hand. There is one at a time. */
export const waitingOf = (periods: readonly BasisPeriod[]): BasisPeriod | undefined =>
  periods.find(({ inForceAt, withdrawnAt }) => !inForceAt && !withdrawnAt);
