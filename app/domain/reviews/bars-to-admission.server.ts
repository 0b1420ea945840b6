import { exclusionBar } from "#app/domain/exclusion/exclusions.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import type { Case } from "./case.server.ts";
import { evidenceOf } from "./case-file.server.ts";
import { debarmentFault } from "./council-checks.ts";
import type { Recommendation } from "./recommendations.ts";
import { councilChecksOf } from "./record-check.server.ts";
import { failedRules } from "./section-checks.ts";

/**
 * What stands against admitting an application now, in sentences: a broken rule, the debarment check, an exclusion that
 * is being considered or stands (rules 3). Empty when nothing does.
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
  const excluded = await exclusionBar(db, application.providerId);
  return [
    ...(broken ? [`A rule of admission is not met. ${broken.title} ${broken.reason}`] : []),
    ...(fault ? [fault] : []),
    ...(excluded ? [excluded] : []),
  ];
}

/**
 * What an officer may pass over only by itself and with a note for the record, in sentences without an end: advice to
 * refuse, and documents that no reviewer accepted. Empty when there is nothing.
 */
export async function reservationsOn(
  db: Trx,
  { submission, recommendations }: Pick<Case, "submission"> & { recommendations: readonly Recommendation[] },
): Promise<string[]> {
  const documents = await evidenceOf(db, submission);
  const unaccepted = documents.filter(({ state }) => state === "given" || state === "needs-change").length;
  return [
    ...(recommendations.some(({ outcome }) => outcome === "refuse") ? ["A reviewer advised refusal"] : []),
    ...(unaccepted > 0 ? [notAccepted(unaccepted)] : []),
  ];
}

const notAccepted = (count: number): string =>
  count === 1 ? "One of its documents is not accepted" : `${count} of its documents are not accepted`;
