import { NotFound } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { outcomeOf } from "#app/domain/question-sets/pass-rules.ts";
import type { Question } from "#app/domain/question-sets/question.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type CaseFile, evidenceOf } from "./case-file.server.ts";
import { type CheckId, checkNames, checkResults } from "./council-checks.ts";
import { documentInBrief } from "./documents.ts";
import { answerInWords, outcomeTag } from "./in-brief.ts";
import { councilChecksOf } from "./record-check.server.ts";

/** One section to read: its answers with the portal's findings, its documents, what is left to confirm. NotFound. */
export async function sectionInFull(db: Trx, file: CaseFile, sectionId: string, now: Date) {
  const { sections, submission, answers, application } = file;
  const place = sections.findIndex(({ id }) => id === sectionId);
  const section = sections[place];
  if (!section) throw new NotFound("section");
  const set = submission.questionSet.definition;
  const today = londonDate(file.submittedAt);
  const given = section.toConfirm.filter(({ id, stages }) => id in answers && !stages.includes("A"));
  const before = given.map((question) => ({
    question,
    outcome: outcomeOf(set, question, answers, { today, stage: "W" }),
  }));
  const ids = [...section.answers, ...section.toConfirm.map((question) => ({ question }))].map(
    ({ question }) => question.id,
  );
  const documents = (await evidenceOf(db, submission)).filter(({ questionId }) => ids.includes(questionId));
  return {
    id: section.id,
    title: section.title,
    answers: [...section.answers, ...before].map(({ question, outcome }) => ({
      id: question.id,
      label: question.label,
      given: answerInWords(set, question, answers, { today, stage: "A" }),
      outcome: outcomeTag[outcome.result],
      reason: outcome.result === "fail" ? outcome.reason : undefined,
    })),
    toConfirm: section.toConfirm.map(({ id, label }) => ({ id, label, answered: id in answers })),
    councilChecks: await checksHere(db, application.providerId, section.councilChecks),
    documents: documents.map((document) => documentInBrief(set, document, londonDate(now))),
    previous: neighbour(sections[place - 1]),
    next: neighbour(sections[place + 1]),
  };
}

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
