import { threadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { packSources } from "#app/domain/evidence-pack/sources.server.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { outcomeOf } from "#app/domain/question-sets/pass-rules.ts";
import type { Question } from "#app/domain/question-sets/question.ts";
import { sourceInWords } from "#app/domain/question-sets/sources.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type CaseFile, evidenceOf } from "./case-file.server.ts";
import { differencesOf } from "./changed-checks.server.ts";
import { checkResultInWords, type Finding, stateOf } from "./check-findings.ts";
import { type CheckId, checkNames, checkResults } from "./council-checks.ts";
import { type DocumentInBrief, documentInBrief } from "./documents.ts";
import { answerInWords, outcomeTag } from "./in-brief.ts";
import { councilChecksOf } from "./record-check.server.ts";
import { type Check, checksIn } from "./section-checks.ts";

/** One section to read for one reviewer: its checks, each with what belongs to it, and its documents. NotFound. */
export async function sectionInFull(db: Trx, file: CaseFile, sectionId: string, me: string | null, now: Date) {
  const { sections, submission, application } = file;
  const place = sections.findIndex(({ id }) => id === sectionId);
  const section = sections[place];
  if (!section) throw new NotFound("section");
  const set = submission.questionSet.definition;
  const checks = checksIn(section);
  const ids = checks.map(({ question }) => question.id);
  const documents = (await evidenceOf(db, submission))
    .filter(({ questionId }) => ids.includes(questionId))
    .map((document) => documentInBrief(set, document, londonDate(now)));
  const brought = await packSources(db, application.providerId, file.answers);
  const threads = await threadsOf(db, application.id);
  const mine = file.findings.filter(({ reviewerId }) => reviewerId === me);
  const differences = await differencesOf(db, file, mine, ids);
  return {
    id: section.id,
    title: section.title,
    checks: checks.map((check) => {
      const { id } = check.question;
      const found = mine.find(({ questionId }) => questionId === id);
      return {
        ...asAnswered(file, check),
        brought: brought.answers[id],
        documents: documents
          .filter(({ questionId }) => questionId === id)
          .map((document) => ({ ...named(document), brought: brought.documents[document.id] })),
        state: stateOf(check, found, file),
        mine: found && inWords(found),
        others: file.findings.filter((one) => one.questionId === id && one.reviewerId !== me).map(inWords),
        changed: differences.get(id),
        asked: threads
          .filter(({ questionId }) => questionId === id)
          .map((thread) => threadInBrief(thread, set, "council", now)),
      };
    }),
    councilChecks: await checksHere(db, application.providerId, section.councilChecks),
    documents,
    previous: neighbour(sections[place - 1]),
    next: neighbour(sections[place + 1]),
  };
}
export type SectionView = Awaited<ReturnType<typeof sectionInFull>>;
export type CheckView = SectionView["checks"][number];

/** The answer as it was given, what the portal's rule makes of it, and where the question comes from. */
function asAnswered({ submission, answers, submittedAt }: CaseFile, check: Check) {
  const { question } = check;
  const { definition: set, version } = submission.questionSet;
  const today = londonDate(submittedAt);
  const inForm = question.stages.includes("A");
  const answered = question.id in answers;
  const outcome = answered && !inForm ? outcomeOf(set, question, answers, { today, stage: "W" }) : check.outcome;
  return {
    id: question.id,
    label: question.label,
    from: sourceInWords(question, version),
    given: answered ? answerInWords(set, question, answers, { today, stage: "A" }) : [],
    answered,
    outcome: outcomeTag[outcome.result],
    reason: outcome.result === "fail" || (!inForm && outcome.result === "person") ? outcome.reason : undefined,
    failsRule: check.failsRule,
  };
}

const named = ({ id, name, version }: DocumentInBrief) => ({ id, name, version });

const inWords = ({ reviewerName, result, comment, version, at }: Finding) => ({
  ...{ by: reviewerName, result, comment, version },
  words: result ? checkResultInWords[result] : "Not judged yet",
  at: formatDateTime(at),
});

const neighbour = (section: { id: string; title: string } | undefined) =>
  section && { id: section.id, title: section.title };

async function checksHere(db: Db, providerId: string, questions: readonly Question[]) {
  const done = await councilChecksOf(db, providerId);
  return questions.map(({ id }) => {
    const latest = done.find(({ check }) => check === id);
    return {
      id,
      name: checkNames[id as CheckId] ?? id,
      latest: latest && `${checkResults[latest.result]}, ${formatDate(latest.checkedOn)}, ${latest.checkedBy}`,
    };
  });
}
