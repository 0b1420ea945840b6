import type { Actor } from "#app/access/actor.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import type { Submission } from "#app/domain/applications/submission.ts";
import { Conflict, NotFound } from "#app/domain/errors.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Case, lockCase, requireReviewing } from "./case.server.ts";
import { copySentAt, findingsOf, lastSentAt, printsOf } from "./check-findings.server.ts";
import {
  type Before,
  type CheckResult,
  type CheckState,
  type Finding,
  failedChecks,
  isChanged,
  openIn,
  questionsToWrite,
  resultOf,
  statesIn,
} from "./check-findings.ts";
import { repliesTo } from "./reviews.server.ts";
import { checksIn, type ReviewSection } from "./section-checks.ts";
import type { SectionResult } from "./section-results.ts";

/** A check as a reviewer leaves it. No result keeps the one that is stored; `version` is 0 where nothing was stored. */
export type Judged = { questionId: string; result?: CheckResult | undefined; comment: string; version: number };

type Input = {
  applicationId: string;
  sectionId: string;
  /** When the copy that the reviewer read was sent: what they judge is that one, whatever was sent since. */
  sentAt: Date;
  checks: readonly Judged[];
  /** Whether every check that nobody has judged is met: the reviewer says that they read each. */
  restMet?: boolean;
};

/** What is stored now of each check that was sent in, and what follows for the section; undefined while it is open. */
export type Recorded = {
  versions: Record<string, number>;
  states: Record<string, CheckState>;
  open: number;
  result: SectionResult["result"] | undefined;
  /** The checks whose question to the provider is still to be written. */
  toWrite: string[];
};

/**
 * Keeps a reviewer's own findings on checks of one section, until they recommend, and reckons the section's from them.
 * Throws Conflict, with what is stored, when the same check was saved elsewhere since it was read; then none is kept.
 */
export async function recordChecks(db: Db, actor: Actor, input: Input, now: Date): Promise<Recorded> {
  return transact(db, actor, now, async (work) => {
    const given = await lockCase(work, input.applicationId, "application.recommend");
    await requireReviewing(work, given);
    const section = given.sections.find(({ id }) => id === input.sectionId);
    if (!section) throw new NotFound("section");
    const before = { prints: printsOf(given.submission), replies: await repliesTo(work.trx, given.application.id) };
    const stored = await mineOf(work, given);
    const changes = changesIn(section, stored, before, input);
    if (changes.length > 0) {
      const seen = await copySeen(work, given, input.sentAt);
      for (const change of changes) await write(work, given, change, seen);
    }
    const mine = changes.length > 0 ? await mineOf(work, given) : stored;
    const states = statesIn(section, mine, before);
    const waiting = new Set((await openRequestsOf(work.trx, given.application.id)).map((one) => one.questionId));
    const result = resultOf([...states.values()]);
    if (changes.length > 0 || result) {
      await reckon(work, given, section, { result, reasons: failedChecks(section, mine).map(({ reason }) => reason) });
      const checks = changes.map(({ questionId, judged }) => `${questionId}:${judged ?? "comment"}`);
      const subject = { type: "application", id: given.application.id };
      work.audit("application.check", subject, { section: section.id, checks, result: result ?? null });
    }
    return {
      versions: Object.fromEntries(mine.map(({ questionId, version }) => [questionId, version])),
      states: Object.fromEntries(states),
      open: openIn([...states.values()]),
      result,
      toWrite: questionsToWrite(section, mine, before, waiting).map(({ id }) => id),
    };
  });
}

const mineOf = async (work: Work, { application, officer }: Case): Promise<Finding[]> =>
  (await findingsOf(work.trx, application.id)).filter(({ reviewerId }) => reviewerId === officer.personId);

type Change = { questionId: string; judged?: CheckResult | undefined; comment: string; stored: Finding | undefined };

/** What differs from what is stored. Judging a changed check anew is a change also when the words are the same. */
function changesIn(section: ReviewSection, mine: Finding[], before: Before, input: Input): Change[] {
  const { checks, sentAt, restMet } = input;
  const known = new Map(checksIn(section).map(({ question, failsRule }) => [question.id, failsRule]));
  const theirs: Record<string, Finding> = {};
  const changes = checks.flatMap(({ questionId, result, comment, version }): Change[] => {
    if (!known.has(questionId)) throw new NotFound("check");
    const stored = mine.find((finding) => finding.questionId === questionId);
    const rest = restMet && !stored?.result && !known.get(questionId);
    const judged = result ?? (rest ? "met" : undefined);
    const anew = stored && judged && sentAt > stored.seenSentAt && isChanged(stored, before);
    const same = comment === (stored?.comment ?? "") && (!judged || judged === stored?.result);
    // An untouched row of a page that is older than another window's save says nothing against it.
    const untouched = !judged && comment === "" && version !== (stored?.version ?? 0);
    if ((same && !anew) || untouched) return [];
    if (stored && version !== stored.version) theirs[questionId] = stored;
    return [{ questionId, judged, comment, stored }];
  });
  if (Object.keys(theirs).length > 0)
    throw new Conflict("You saved this check in another window since you opened this page.", theirs);
  return changes;
}

/** What the reviewer had before them; of a copy that was not kept, only that it was another. */
async function copySeen({ trx }: Work, { application: { id, submittedAt }, submission }: Case, sentAt: Date) {
  const last = await lastSentAt(trx, { id, submittedAt: submittedAt ?? sentAt });
  if (sentAt >= last) return seenIn(submission, last);
  return seenIn(await copySentAt(trx, id, sentAt), sentAt);
}
type Seen = ReturnType<typeof seenIn>;

function seenIn(copy: Submission | undefined, at: Date) {
  const prints = copy && printsOf(copy);
  return (questionId: string) => ({
    seen: prints ? (prints.get(questionId) ?? "") : "not kept",
    seen_sent_at: at,
    seen_evidence: copy?.evidence.filter((one) => one.questionId === questionId).map(({ id }) => id) ?? [],
  });
}

async function write({ trx, now }: Work, { application, officer }: Case, change: Change, seenOf: Seen): Promise<void> {
  const { questionId, judged, comment, stored } = change;
  const said = { comment, version: (stored?.version ?? 0) + 1, at: now };
  const seen = seenOf(questionId);
  const same = { application_id: application.id, reviewer_id: officer.personId, question_id: questionId };
  await trx
    .insertInto("check_finding")
    .values({ ...same, ...said, ...seen, result: judged ?? null })
    .onConflict((conflict) =>
      conflict
        .columns(["application_id", "reviewer_id", "question_id"])
        // A comment alone is no new reading.
        .doUpdateSet(judged ? { ...said, ...seen, result: judged } : said),
    )
    .execute();
}

/** The section's own finding, which recommendations and decisions rest on: there only while every check is judged. */
async function reckon({ trx, now }: Work, { application, officer }: Case, { id }: ReviewSection, mine: Mine) {
  const same = { application_id: application.id, reviewer_id: officer.personId, section_id: id };
  if (!mine.result) {
    await trx
      .deleteFrom("section_review")
      .where("application_id", "=", same.application_id)
      .where("reviewer_id", "=", same.reviewer_id)
      .where("section_id", "=", id)
      .execute();
    return;
  }
  const finding = { result: mine.result, comment: mine.reasons.join("\n"), at: now };
  await trx
    .insertInto("section_review")
    .values({ ...same, ...finding })
    .onConflict((conflict) => conflict.columns(["application_id", "reviewer_id", "section_id"]).doUpdateSet(finding))
    .execute();
}
type Mine = { result: Recorded["result"]; reasons: string[] };
