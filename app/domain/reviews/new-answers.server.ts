import type { Actor } from "#app/access/actor.ts";
import { findSubmission, getApplication } from "#app/domain/applications/applications.server.ts";
import { stageOf } from "#app/domain/applications/may-change.ts";
import { answersOf } from "#app/domain/applications/submission.ts";
import { type CatchUp, catchUpsOf } from "#app/domain/catch-up/catch-ups.server.ts";
import { thatApply } from "#app/domain/catch-up/must-answer.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { outcomeOf } from "#app/domain/question-sets/pass-rules.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { evidenceOf } from "./case-file.server.ts";
import { documentInBrief } from "./documents.ts";
import { answerInWords, outcomeTag } from "./in-brief.ts";

/** What an approved provider was asked since, for the council's page of its application, the newest first. */
export const newQuestionsInBrief = async (db: Db | Trx, applicationId: string) =>
  (await catchUpsOf(db, applicationId)).map(({ version, madeAt, dueOn, questionIds, ...one }) => ({
    version,
    questions: questionIds.length,
    asked: formatDate(madeAt),
    due: formatDate(dueOn),
    answered: one.answeredAt ? `${formatDateTime(one.answeredAt)} by ${one.answeredBy ?? "the portal"}` : undefined,
    read: one.reviewedAt ? `${formatDateTime(one.reviewedAt)} by ${one.reviewedBy ?? "the portal"}` : undefined,
    closed: one.closedAt ? formatDate(one.closedAt) : undefined,
    paused: one.holdId !== null && one.answeredAt === null && one.closedAt === null,
  }));

/**
 * An approved provider's answers to new questions as they were sent, each with the portal's finding: those that nobody
 * has read, else all. NotFound when none were sent, and for whoever may not review.
 */
export async function newAnswers(db: Trx, actor: Actor, applicationId: string, now: Date) {
  const application = await getApplication(db, actor, applicationId, "application.review");
  const submission = await findSubmission(db, application.id);
  const sent = (await catchUpsOf(db, application.id)).filter(({ answeredAt }) => answeredAt !== null);
  const [last] = sent;
  if (!submission || !last?.answeredAt) throw new NotFound("new answers");
  const unread = sent.filter(({ reviewedAt }) => reviewedAt === null);
  const ids = (unread.length > 0 ? unread : sent).flatMap(({ questionIds }) => questionIds);
  const answers = answersOf(submission);
  const set = submission.questionSet.definition;
  const documents = (await evidenceOf(db, submission)).filter(({ questionId }) => ids.includes(questionId));
  return {
    id: application.id,
    ref: application.ref,
    provider: application.providerName,
    lot: application.lotName,
    whys: [...new Set(sent.map(({ why }) => why).filter((why) => why !== ""))],
    sent: `${formatDateTime(last.answeredAt)} by ${last.answeredBy ?? "the portal"}`,
    unread: unread.length > 0,
    read: readBy(last),
    answers: thatApply(set, ids, answers).flatMap((id) => {
      const question = findQuestion(set, id);
      if (!question) return [];
      const context = { today: londonDate(last.answeredAt ?? now), stage: stageOf(question) };
      const outcome = outcomeOf(set, question, answers, context);
      return {
        id,
        label: question.label,
        given: answerInWords(set, question, answers, context),
        outcome: outcomeTag[outcome.result],
        reason: outcome.result === "fail" ? outcome.reason : undefined,
      };
    }),
    documents: documents.map((document) => documentInBrief(set, document, londonDate(now))),
  };
}

const readBy = ({ reviewedAt, reviewedBy }: CatchUp): string | undefined =>
  reviewedAt ? `${formatDateTime(reviewedAt)} by ${reviewedBy ?? "the portal"}` : undefined;
