import type { Officer } from "#app/access/actor.ts";
import type { Submission } from "#app/domain/applications/submission.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { askProvider } from "#app/domain/reviews/ask-provider.server.ts";
import { type CaseFile, readCase } from "#app/domain/reviews/case-file.server.ts";
import { recommend } from "#app/domain/reviews/recommend.server.ts";
import type { Outcome } from "#app/domain/reviews/recommendations.ts";
import { recordCheck } from "#app/domain/reviews/record-check.server.ts";
import { recordChecks } from "#app/domain/reviews/record-checks.server.ts";
import { checksIn } from "#app/domain/reviews/section-checks.ts";
import { writeAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/**
 * Reads an application as one reviewer does: every check met, save what breaks a rule; in each of the `failing` sections
 * its first check is not.
 */
export async function passAllSections(
  db: Db,
  reviewer: Officer,
  applicationId: string,
  now: Date,
  failing: readonly string[] = [],
): Promise<void> {
  const file = await readCase(db, reviewer, applicationId);
  for (const section of file.sections) {
    const open = checksIn(section).filter(({ failsRule }) => !failsRule);
    const checks = open.map(({ question: { id } }, place) => {
      const version = versionOf(file, reviewer, id);
      if (place > 0 || !failing.includes(section.id))
        return { questionId: id, result: "met" as const, comment: "", version };
      return { questionId: id, result: "not-met" as const, comment: `${section.id} is not enough`, version };
    });
    const input = { applicationId, sectionId: section.id, sentAt: file.sentAt, checks };
    await recordChecks(db, reviewer, input, now);
  }
}

const versionOf = ({ findings }: CaseFile, { personId }: Officer, id: string): number =>
  findings.find(({ questionId, reviewerId }) => questionId === id && reviewerId === personId)?.version ?? 0;

/** A reviewer's findings on every section, and their advice; a refusal rests on the `failing` sections. */
export async function adviseOn(
  db: Db,
  reviewer: Officer,
  applicationId: string,
  now: Date,
  outcome: Outcome = "admit",
  failing: readonly string[] = ["insurance"],
): Promise<void> {
  await passAllSections(db, reviewer, applicationId, now, outcome === "refuse" ? failing : []);
  const { application, submission } = await readCase(db, reviewer, applicationId);
  if (outcome === "admit") await acceptAll(db, reviewer, submission, now);
  const comment = outcome === "admit" ? "Everything is in order" : "The cover is too low";
  const input = {
    applicationId,
    outcome,
    comment,
    noInterest: true,
    version: application.version,
    submissionKey: uuidv7(),
  };
  await recommend(db, reviewer, input, now);
}

/** Accepts each document that was sent and waits to be read. */
const acceptAll = (db: Db, reviewer: Officer, { evidence }: Submission, now: Date) =>
  writeAs(db, reviewer, (trx) =>
    trx
      .updateTable("evidence")
      .set({ state: "accepted", decided_by: reviewer.personId, decided_at: now, accepted_at: now })
      .where((eb) => eb("id", "=", eb.fn.any(eb.val(evidence.map(({ id }) => id)))))
      .where("state", "=", "given")
      .execute(),
  );

/** The council's check of the debarment list, passed today. */
export const clearOfDebarment = (db: Db, officer: Officer, providerId: string, now: Date): Promise<void> =>
  recordCheck(
    db,
    officer,
    { providerId, result: "pass", note: "", checkedOn: londonDate(now), submissionKey: uuidv7() },
    now,
  );

/** A question back to the provider on one answer, due on the usual day. */
export const askOn = (db: Db, reviewer: Officer, applicationId: string, questionId: string, now: Date): Promise<void> =>
  askProvider(
    db,
    reviewer,
    { applicationId, questionId, question: "Who stands in when you are ill?", submissionKey: uuidv7() },
    now,
  );
