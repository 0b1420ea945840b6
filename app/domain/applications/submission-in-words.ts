import { inWords } from "#app/domain/question-sets/in-words.ts";
import { type Field, type Question, type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import { type Answers, isBlank } from "#app/domain/question-sets/typed.ts";
import { stageOf } from "./may-change.ts";
import { answersOf, type Submission, type SubmittedEvidence } from "./submission.ts";

/** A document as it was given then. `sha256` is the beginning of its hash, enough to tell it by; dates are London dates. */
export type SentFile = Pick<SubmittedEvidence, "id" | "fileName" | "version" | "sha256" | "startsOn" | "endsOn">;
export type SentField = { label: string; lines: string[]; file: SentFile | undefined };
/** `changed`: the answer differs from the copy before, or was not in it. */
export type SentAnswer = { id: string; label: string; fields: SentField[]; changed: boolean };
export type SentSection = { id: string; title: string; answers: SentAnswer[] };
/** How many answers differ from the copy before, and how many of that one are no longer asked. */
export type Differences = { changed: number; gone: number };
export type SentInWords = { sections: SentSection[]; differences: Differences | undefined };

/** Who reads a copy: what is kept apart from the assessment is shown to its provider only. */
export type Reader = "provider" | "council";

const HASH_SHOWN = 12;

/**
 * What was sent, for people to read in any later year: every question with its answer and the very documents. It is
 * read from the stored copy alone, with the questions that the copy holds itself; nothing edited since shows in it.
 * `before` is the copy sent before this one, if there is one.
 */
export function submissionInWords(sent: Submission, before: Submission | undefined, reader: Reader): SentInWords {
  const earlier = before && answersIn(before, reader);
  const said = new Map(earlier?.map(({ id, fields }) => [id, asComparable(fields)]));
  const answers = answersIn(sent, reader).map((answer) => ({
    ...answer,
    changed: earlier !== undefined && said.get(answer.id) !== asComparable(answer.fields),
  }));
  const ids = new Set(answers.map(({ id }) => id));
  return {
    sections: sent.questionSet.definition.sections
      .map(({ id, title, pages }) => ({ id, title, answers: answers.filter((one) => standsOn(pages, one.id)) }))
      .filter((section) => section.answers.length > 0),
    differences: earlier && {
      changed: answers.filter(({ changed }) => changed).length,
      gone: earlier.filter(({ id, fields }) => fields.length > 0 && !ids.has(id)).length,
    },
  };
}

/** How many questions were answered in a copy, documents included. */
export const answeredIn = ({ answers, evidence }: Pick<Submission, "answers" | "evidence">): number =>
  new Set([
    ...Object.keys(answers).filter((id) => !isBlank(answers[id])),
    ...evidence.map(({ questionId }) => questionId),
  ]).size;

/** "3 answers changed since the first submission"; `before` is the number of the copy compared with. */
export function differencesInWords({ changed, gone }: Differences, before: number): string {
  const since = before === 1 ? "since the first submission" : `since submission ${before}`;
  const said = [
    changed > 0 && `${changed} ${changed === 1 ? "answer" : "answers"} changed`,
    gone > 0 && `${gone} ${gone === 1 ? "is" : "are"} no longer asked`,
  ].filter(Boolean);
  return said.length === 0 ? `No answer changed ${since}` : `${said.join(", and ")} ${since}`;
}

type Said = Omit<SentAnswer, "changed">;

function answersIn(sent: Submission, reader: Reader): Said[] {
  const set = sent.questionSet.definition;
  const answers = answersOf(sent);
  return questionsOf(set)
    .filter((question) => reader === "provider" || !isApart(question))
    .filter((question) => wasAsked(set, question, answers))
    .map((question) => ({
      id: question.id,
      label: question.label,
      fields: fieldsShown(set, question, answers, at(question))
        .map((field) => fieldInWords(sent, question, field, answers))
        .filter(({ lines, file }) => lines.length > 0 || file),
    }));
}

/** Questions of a later stage were sent only where they had been answered already. */
const wasAsked = (set: QuestionSet, question: Question, answers: Answers): boolean =>
  isShown(set, question, answers, at(question)) && (question.stages.includes("A") || question.id in answers);

// What is shown hangs on answers only, never on the day.
const at = (question: Question) => ({ today: "", stage: stageOf(question) });

function fieldInWords(sent: Submission, question: Question, field: Field, answers: Answers): SentField {
  const label = question.fields.length > 1 && field.label ? field.label : "";
  if (field.kind !== "file")
    return { label, lines: inWords(field, answers[question.id]?.[field.name]), file: undefined };
  const given = sent.evidence.find((one) => one.questionId === question.id && one.field === field.name);
  if (!given) return { label, lines: [], file: undefined };
  const { id, fileName, version, sha256, startsOn, endsOn } = given;
  return { label, lines: [], file: { id, fileName, version, sha256: sha256.slice(0, HASH_SHOWN), startsOn, endsOn } };
}

/** Whether a question is kept apart from what reviewers read. */
const isApart = (question: Question): boolean => "apart" in question && question.apart === true;

const asComparable = (fields: readonly SentField[]): string =>
  JSON.stringify(fields.map(({ lines, file }) => [lines, file?.id, file?.sha256]));

const standsOn = (pages: readonly { questions: readonly Question[] }[], questionId: string): boolean =>
  pages.some(({ questions }) => questions.some(({ id }) => id === questionId));
