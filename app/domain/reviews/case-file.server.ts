import { sql } from "kysely";
import { type Actor, hasRole, personId } from "#app/access/actor.ts";
import { type Application, findSubmission, getApplication } from "#app/domain/applications/applications.server.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { findingsOf, lastSentAt, printsOf } from "./check-findings.server.ts";
import { type Finding, questionsToWrite } from "./check-findings.ts";
import { mayReadOthers, type Recommendation } from "./recommendations.ts";
import { recommendationsOf, repliesTo, sectionResultsOf } from "./reviews.server.ts";
import { type ReviewSection, sectionsOf } from "./section-checks.ts";
import { type Reply, type SectionResult, sectionsDue } from "./section-results.ts";

/** A check whose question to the provider is still to be written. */
export type ToWrite = { id: string; label: string; sectionId: string };

/** An application as one officer may read it. */
export type CaseFile = {
  application: Application;
  submittedAt: Date;
  submission: Submission;
  answers: Answers;
  sections: ReviewSection[];
  /** The findings and advice that this officer may read: another reviewer's stay hidden until both have advised. */
  results: SectionResult[];
  findings: Finding[];
  recommendations: Recommendation[];
  othersHidden: boolean;
  /** Whether this officer has recommended on it. */
  advised: boolean;
  /** Whether this officer reads the application as a reviewer now, and what they still have to do. */
  reviewing: boolean;
  /** Whether they may judge checks: also while the provider answers a question about another. */
  judging: boolean;
  due: ReviewSection[];
  /** What they want to ask the provider first and have not asked yet, each with its section. */
  toWrite: ToWrite[];
  /** When what is read now was sent, its answers' prints, and the replies to what was asked. */
  sentAt: Date;
  prints: ReadonlyMap<string, string>;
  replies: readonly Reply[];
  /** Whether the provider can be asked a question now. */
  mayAsk: boolean;
};

/** Reads an application that was sent, for an officer. NotFound for a draft and for whoever may not review. */
export async function readCase(db: Db, actor: Actor, applicationId: string): Promise<CaseFile> {
  const application = await getApplication(db, actor, applicationId, "application.review");
  const submission = await findSubmission(db, application.id);
  const me = personId(actor);
  const { submittedAt } = application;
  if (!submission || !submittedAt || !me) throw new NotFound("application");
  const [allResults, allFindings, sentAt, advice, replies, waiting] = [
    await sectionResultsOf(db, application.id),
    await findingsOf(db, application.id),
    await lastSentAt(db, { id: application.id, submittedAt }),
    await recommendationsOf(db, application.id),
    await repliesTo(db, application.id),
    new Set((await openRequestsOf(db, application.id)).map(({ questionId }) => questionId)),
  ];
  const answers = answersOf(submission);
  const prints = printsOf(submission);
  const sections = sectionsOf(submission, londonDate(submittedAt), answers);
  const isReviewer = hasRole(actor, "qa", "qa_lead");
  const advised = advice.some(({ reviewerId }) => reviewerId === me);
  const open = mayReadOthers(application.status, isReviewer, advised);
  const inReview = application.status === "submitted" || application.status === "recommended";
  const asked = application.status === "information-requested";
  const judging = isReviewer && !advised && (inReview || asked);
  const mine = allFindings.filter(({ reviewerId }) => reviewerId === me);
  const toWrite = (section: ReviewSection): ToWrite[] =>
    questionsToWrite(section, mine, { prints, replies }, waiting).map((one) => ({ ...one, sectionId: section.id }));
  return {
    application,
    submittedAt,
    submission,
    answers,
    sections,
    results: allResults.filter(({ reviewerId }) => open || reviewerId === me),
    findings: allFindings.filter(({ reviewerId }) => open || reviewerId === me),
    recommendations: open ? advice : [],
    othersHidden:
      !open && (advice.length > 0 || [...allResults, ...allFindings].some(({ reviewerId }) => reviewerId !== me)),
    advised,
    reviewing: isReviewer && inReview && !advised,
    judging,
    due: sectionsDue(sections, { results: allResults, findings: allFindings, replies, prints }, me),
    toWrite: judging ? sections.flatMap(toWrite) : [],
    ...{ sentAt, prints, replies },
    mayAsk: inReview || asked,
  };
}

/**
 * What has happened to an application, newest first, with the officer or provider's person who did it; `copy` is the
 * number of the copy that was kept of what was sent then.
 */
export function historyOf(db: Db, applicationId: string) {
  return db
    .selectFrom("application_event")
    .leftJoin("person", "person.id", "application_event.person_id")
    .select(["application_event.id", "event", "reason", "at", "person.name as by"])
    .select(
      sql<number | null>`case when submission is not null then
        (count(submission) over (order by at, application_event.id))::int end`.as("copy"),
    )
    .where("application_id", "=", applicationId)
    .where("event", "<>", "start")
    .orderBy("at", "desc")
    .orderBy("application_event.id", "desc")
    .limit(100)
    .execute();
}

/** The documents that were sent, as they stand now; a later version shows beside the one that was read. */
export async function evidenceOf(db: Trx, submission: Submission) {
  const ids = submission.evidence.map(({ id }) => id);
  if (ids.length === 0) return [];
  return db
    .selectFrom("evidence")
    .select(["id", "question_id as questionId", "field", "version", "file_name as fileName", "size", "scan", "state"])
    .select([
      "starts_on as startsOn",
      "ends_on as endsOn",
      "amount_pence as amountPence",
      "comment",
      "uploaded_at as uploadedAt",
    ])
    .where("id", "in", ids)
    .orderBy("question_id")
    .orderBy("field")
    .execute();
}
export type CaseEvidence = Awaited<ReturnType<typeof evidenceOf>>[number];
