import { isBeingConsidered } from "#app/domain/exclusion/exclusions.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import type { Case } from "./case.server.ts";
import { debarmentFault } from "./council-checks.ts";
import { councilChecksOf } from "./record-check.server.ts";
import { failedRules } from "./section-checks.ts";

/**
 * What stands against admitting an application now, in sentences: a broken rule, the debarment check, an exclusion that
 * is being considered (rules 3). Empty when nothing does.
 */
export async function barsToAdmission(
  db: Trx,
  {
    application,
    submission,
    sections,
  }: Pick<Case, "submission" | "sections"> & { application: { providerId: string } },
  now: Date,
): Promise<string[]> {
  const [broken] = failedRules(sections);
  const checks = await councilChecksOf(db, application.providerId);
  const debarment = checks.find(({ check }) => check === "EXC-04");
  const fault = debarmentFault(submission.questionSet.definition, debarment, londonDate(now));
  return [
    ...(broken ? [`A rule of admission is not met. ${broken.title} ${broken.reason}`] : []),
    ...(fault ? [fault] : []),
    ...((await isBeingConsidered(db, application.providerId))
      ? ["Its exclusion is being considered: decide that first"]
      : []),
  ];
}
