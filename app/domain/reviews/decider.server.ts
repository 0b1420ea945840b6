import { Conflict, Forbidden, NotAllowedNow } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Case, lockCase } from "./case.server.ts";
import type { Recommendation } from "./recommendations.ts";
import type { Failing } from "./refusal.ts";
import { recommendationsOf } from "./reviews.server.ts";

/** The power by which someone admits or refuses today. */
export type Power = { id: string; grantedBy: string };
/** A case before the officer who decides it. */
export type Decision = Case & { power: Power; recommendations: Recommendation[] };

/** A person's recorded delegation to admit that is valid on a London date, or undefined. */
export async function findPower(db: Db | Trx, person: string, today: string): Promise<Power | undefined> {
  return db
    .selectFrom("delegation")
    .select(["id", "granted_by as grantedBy"])
    .where("person_id", "=", person)
    .where("power", "=", "admit")
    .where("starts_on", "<=", today)
    .where((eb) => eb.or([eb("ends_on", "is", null), eb("ends_on", ">=", today)]))
    .orderBy("starts_on", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Why this officer may not decide at all, completing "You cannot …"; undefined when they may. */
export function barTo(
  officer: string,
  power: Power | undefined,
  recommendations: readonly Recommendation[],
): string | undefined {
  if (!power) return "decide an application without a recorded delegation that is valid today";
  if (recommendations.some(({ reviewerId }) => reviewerId === officer))
    return "decide an application on which you recommended";
  return undefined;
}

/**
 * Locks a moderated application for decision, and its provider, so that no exclusion opens meanwhile. Forbidden without
 * the role, without a delegation valid today, for either reviewer and with a declared conflict; Conflict when it changed
 * since it was read.
 */
export async function lockDecision(work: Work, applicationId: string): Promise<Decision> {
  const given = await lockCase(work, applicationId, "application.decide");
  await lockProvider(work, given.application.providerId);
  const recommendations = await recommendationsOf(work.trx, given.application.id);
  const power = await findPower(work.trx, given.officer.personId, londonDate(work.now));
  const bar = barTo(given.officer.personId, power, recommendations);
  if (bar || !power) throw new Forbidden(bar ?? "decide this application");
  return { ...given, power, recommendations };
}

/** Refuses a decision on what is not before the officer, or is no longer what they read. */
export function requireCurrent({ application }: Decision, version: number): void {
  if (application.status !== "moderated") throw new NotAllowedNow("decide this application");
  if (application.version !== version)
    throw new Conflict("This application changed while you were reading it. Open it again before you decide.");
}

type Outcome = { outcome: "admitted" | "refused"; reasons: readonly Failing[] };

/** Writes the decision with the version of the criteria and the delegation that it rests on. Returns its id. */
export async function recordDecision(work: Work, given: Decision, { outcome, reasons }: Outcome): Promise<string> {
  const id = uuidv7(work.now.getTime());
  await work.trx
    .insertInto("admission")
    .values({
      id,
      application_id: given.application.id,
      provider_id: given.application.providerId,
      lot_id: given.application.lotId,
      outcome,
      reasons: JSON.stringify(reasons),
      criteria_version: given.submission.questionSet.version,
      delegation_id: given.power.id,
      decided_by: given.officer.personId,
      decided_at: work.now,
    })
    .execute();
  return id;
}
