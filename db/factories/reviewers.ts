import type { Officer } from "#app/access/actor.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { askProvider } from "#app/domain/reviews/ask-provider.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { recommend } from "#app/domain/reviews/recommend.server.ts";
import type { Outcome } from "#app/domain/reviews/recommendations.ts";
import { recordCheck } from "#app/domain/reviews/record-check.server.ts";
import { reviewSection } from "#app/domain/reviews/review-section.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

/** Reads an application as one reviewer does: a pass on every section, each point confirmed; `failing` sections fail. */
export async function passAllSections(
  db: Db,
  reviewer: Officer,
  applicationId: string,
  now: Date,
  failing: readonly string[] = [],
): Promise<void> {
  const { sections } = await readCase(db, reviewer, applicationId);
  for (const { id, toConfirm } of sections) {
    const fails = failing.includes(id);
    const finding = {
      result: fails ? ("fail" as const) : ("pass" as const),
      comment: fails ? `${id} is not enough` : "",
    };
    const confirmed = toConfirm.map((question) => question.id);
    await reviewSection(db, reviewer, { applicationId, sectionId: id, ...finding, confirmed }, now);
  }
}

/** A reviewer's findings on every section, and their advice. */
export async function adviseOn(
  db: Db,
  reviewer: Officer,
  applicationId: string,
  now: Date,
  outcome: Outcome = "admit",
): Promise<void> {
  await passAllSections(db, reviewer, applicationId, now, outcome === "refuse" ? ["insurance"] : []);
  const { application } = await readCase(db, reviewer, applicationId);
  const comment = outcome === "admit" ? "Everything is in order" : "The cover is too low";
  const input = { applicationId, outcome, comment, version: application.version, submissionKey: uuidv7() };
  await recommend(db, reviewer, input, now);
}

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
