import { findSubmission } from "#app/domain/applications/applications.server.ts";
import type { Submission } from "#app/domain/applications/submission.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { printsOf } from "#app/domain/reviews/check-findings.server.ts";
import { questionsIn, type ReviewSection, sectionsOf } from "#app/domain/reviews/section-checks.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

const DAY = 86_400_000;
const reviewers = ["qa@council.example", "qa.lead@council.example"] as const;
const comments = ["Clear answers and documents in order", "I agree: safe, experienced and fairly priced"] as const;

/**
 * How the admitted firms came to be: what was sent, two reviewers' findings on each check and section, their advice, the
 * decision. The days lie between sending and decision. The debarment list was looked at again yesterday, because an
 * award asks for a recent check.
 */
export async function seedReviews(trx: Trx, now: Date): Promise<void> {
  const admitted = await trx
    .selectFrom("application")
    .innerJoin("admission", "admission.application_id", "application.id")
    .select(["application.id", "application.provider_id", "submitted_at", "submitted_by"])
    .select(["admission.decided_at", "admission.decided_by", "admission.criteria_version"])
    .where("admission.outcome", "=", "admitted")
    .execute();
  const people = await Promise.all(reviewers.map((email) => personOf(trx, email)));
  const checked = new Set<string>();
  for (const row of admitted) {
    const submission = await findSubmission(trx, row.id);
    const sentAt = row.submitted_at;
    if (!submission || !sentAt) continue;
    const sections = sectionsOf(submission, londonDate(sentAt));
    const given = { id: row.id, criteriaVersion: row.criteria_version, sections, submission, sentAt };
    for (const [place, reviewerId] of people.entries())
      await advise(trx, given, { place, reviewerId, at: new Date(sentAt.getTime() + (place + 2) * DAY) });
    if (people[0] && !checked.has(row.provider_id))
      await checkAgain(trx, row.provider_id, people[0], new Date(now.getTime() - DAY));
    checked.add(row.provider_id);
    await tell(trx, row.id, [
      { event: "submit", from: "draft", to: "submitted", at: sentAt, by: row.submitted_by },
      ...people.map((by, place) => ({
        event: place === 0 ? "recommend" : "moderate",
        from: place === 0 ? "submitted" : "recommended",
        to: place === 0 ? "recommended" : "moderated",
        at: new Date(sentAt.getTime() + (place + 2) * DAY),
        by,
      })),
      { event: "admit", from: "moderated", to: "admitted", at: row.decided_at, by: row.decided_by },
    ]);
  }
}

async function personOf(trx: Trx, email: string): Promise<string> {
  const row = await trx.selectFrom("person").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  return row.id;
}

async function checkAgain(trx: Trx, providerId: string, by: string, at: Date): Promise<void> {
  await trx
    .insertInto("council_check")
    .values({
      id: uuidv7(at.getTime()),
      provider_id: providerId,
      question_id: "EXC-04",
      result: "pass",
      note: "Not on the debarment list",
      checked_on: londonDate(at),
      checked_by: by,
      recorded_at: at,
    })
    .execute();
}

type Given = {
  id: string;
  criteriaVersion: number;
  sections: ReviewSection[];
  submission: Submission;
  sentAt: Date;
};
type Reviewer = { place: number; reviewerId: string; at: Date };

async function advise(trx: Trx, given: Given, { place, reviewerId, at }: Reviewer) {
  const { id, criteriaVersion, sections, submission, sentAt } = given;
  const both = { application_id: id, reviewer_id: reviewerId, at };
  const prints = printsOf(submission);
  await trx
    .insertInto("check_finding")
    .values(
      questionsIn(sections).map((question) => ({
        ...{ ...both, question_id: question.id, result: "met", comment: "", version: 1 },
        ...{ seen: prints.get(question.id) ?? "", seen_sent_at: sentAt },
        seen_evidence: submission.evidence.filter(({ questionId }) => questionId === question.id).map((one) => one.id),
      })),
    )
    .execute();
  await trx
    .insertInto("section_review")
    .values(sections.map(({ id: section_id }) => ({ ...both, section_id, result: "pass", comment: "" })))
    .execute();
  await trx
    .insertInto("recommendation")
    .values({
      id: uuidv7(at.getTime()),
      ...both,
      round: place + 1,
      outcome: "admit",
      comment: comments[place] ?? "",
      criteria_version: criteriaVersion,
    })
    .execute();
}

type Told = { event: string; from: string; to: string; at: Date; by: string | null };

async function tell(trx: Trx, applicationId: string, events: readonly Told[]): Promise<void> {
  await trx
    .insertInto("application_event")
    .values(
      events.map(({ event, from, to, at, by }) => ({
        id: uuidv7(at.getTime()),
        application_id: applicationId,
        event,
        from_status: from,
        to_status: to,
        at,
        person_id: by,
      })),
    )
    .execute();
}
