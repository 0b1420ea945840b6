import { inWords } from "#app/domain/question-sets/in-words.ts";
import type { Outcome } from "#app/domain/question-sets/pass-rules.ts";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, fieldsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { type AnswerCheck, tally } from "./section-checks.ts";

/** An answer for a reviewer to read: each field that applies, with its lines; no lines when nothing was given. */
export type AnswerInWords = { label: string | undefined; lines: string[] }[];

/** One question's answer in words, files left out: they stand beside it as evidence. */
export function answerInWords(set: QuestionSet, question: Question, answers: Answers, context: Context): AnswerInWords {
  return fieldsShown(set, question, answers, context)
    .filter((field) => field.kind !== "file")
    .map((field) => ({ label: field.label, lines: inWords(field, answers[question.id]?.[field.name]) }))
    .filter(({ lines }) => lines.length > 0);
}

/** The portal's finding on an answer in words, with the colour of its tag. */
export const outcomeTag: Readonly<Record<Outcome["result"], { text: string; colour: "green" | "red" | "grey" }>> = {
  pass: { text: "Passes the rule", colour: "green" },
  fail: { text: "Fails the rule", colour: "red" },
  person: { text: "For you to judge", colour: "grey" },
};

/** What the portal's rules make of a section's answers: "9 pass, 1 fails, 4 for you to judge". */
export function tallyInWords(answers: readonly AnswerCheck[]): string {
  const { pass, fail, person } = tally(answers);
  const said = [
    pass > 0 && `${pass} ${pass === 1 ? "passes" : "pass"}`,
    fail > 0 && `${fail} ${fail === 1 ? "fails" : "fail"}`,
    person > 0 && `${person} for a person to judge`,
  ];
  return said.filter(Boolean).join(", ") || "No rules here";
}
