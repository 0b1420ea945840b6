import { conditionInWords, ruleInWords, stageNames } from "../describe.ts";
import type { Page, Question, QuestionSet } from "../question.ts";
import { remedyFor } from "../remedies.ts";
import { fieldInWords } from "./outline.ts";

/** A page to try, and what to know of it that the form alone doesn't say. */
export type Preview = { pages: { id: string; title: string }[]; page: Page | undefined; notes: string[] };

const ofProvider = ({ askedOf }: Question): boolean => (askedOf ?? "provider") === "provider";

/** One page of a lot's questions as its provider gets it, whole; the first when `pageId` names none. */
export function previewOf(set: QuestionSet, pageId: string): Preview {
  const all = set.sections.flatMap(({ pages }) => pages);
  const found = all.find(({ id }) => id === pageId) ?? all[0];
  const page = found && { ...found, questions: found.questions.filter(ofProvider).map(alone) };
  const notes = (found?.questions ?? []).flatMap(({ id, askedOf, showWhen, stages }) => [
    ...(askedOf === "council" ? [`${id} is for council staff: providers don’t see it`] : []),
    ...(askedOf === "portal" ? [`${id} is asked of nobody: the portal knows it`] : []),
    ...(showWhen ? [`${id} is asked only when ${conditionInWords(showWhen, set)}`] : []),
    ...(stages.includes("A")
      ? []
      : [`${id} is asked later: ${stages.map((stage) => stageNames[stage].toLowerCase()).join(", ")}`]),
  ]);
  return { pages: all.map(({ id, title }) => ({ id, title })), page, notes };
}

/** Shown whatever was answered before, at the first stage, and without its documents, which a preview can't take. */
function alone({ showWhen: _, ...question }: Question): Question {
  const asIs = question.fields.map((field) => {
    const here = field.showWhen && "question" in field.showWhen && field.showWhen.question === question.id;
    const { showWhen, ...rest } = field;
    const shown = here && showWhen ? { ...rest, showWhen } : rest;
    return field.kind === "file" ? { ...shown, optional: true } : shown;
  });
  return { ...question, stages: ["A"], fields: asIs as Question["fields"] };
}

/** What a reviewer reads of one question. */
export type ReviewerPoint = {
  id: string;
  label: string;
  stages: string;
  rule: string;
  documents: string[];
  when: string;
  remedy: string | undefined;
};

/** One page as the review desk works with it. */
export function reviewerView(set: QuestionSet, pageId: string): ReviewerPoint[] {
  const all = set.sections.flatMap(({ pages }) => pages);
  const page = all.find(({ id }) => id === pageId) ?? all[0];
  return (page?.questions ?? []).map((question) => ({
    id: question.id,
    label: question.label,
    stages: question.stages.map((stage) => stageNames[stage]).join(", "),
    rule: ruleInWords(question.pass),
    documents: question.fields.filter(({ kind }) => kind === "file").map(fieldInWords),
    when: question.showWhen ? conditionInWords(question.showWhen, set) : "Always",
    remedy: remedyFor(question),
  }));
}
