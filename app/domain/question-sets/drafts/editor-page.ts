import type { CivilDate } from "#app/domain/civil-date.ts";
import { laidOver, type Problem, problemsWith, typedOn, valuesOf } from "../answers.ts";
import type { Field, Page, Question, QuestionSet } from "../question.ts";
import type { Context } from "../shown.ts";
import type { Answers } from "../typed.ts";

/**
 * A page of the editor. Questions are put together by answering questions: the editor's own forms are made of the very
 * kinds of field that they edit, so that both look, check and speak alike.
 */
export type EditorPage = { title: string; questions: readonly Question[] };

const pageOf = ({ title, questions }: EditorPage): Page => ({ id: "editor", title, questions });

/** The editor's page as a question set of its own. */
export const asSet = (page: EditorPage): QuestionSet => ({
  lot: "editor",
  version: 1,
  sections: [{ id: "editor", title: page.title, pages: [pageOf(page)] }],
});

export const editorContext = (today: CivilDate): Context => ({ today, stage: "A" });

export type Read = {
  problems: Problem[];
  /** What was typed, as it is stored where nothing else is made of it. */
  typed: Answers;
  /** The machine values by question and field, as `valuesOf` tells them. */
  values: Record<string, Record<string, unknown>>;
};

/** What was typed on an editor's page, checked. */
export function readEditor(page: EditorPage, typed: unknown, today: CivilDate): Read {
  const set = asSet(page);
  const context = editorContext(today);
  const answers: Answers = laidOver(set, {}, typedOn(set, pageOf(page), typed, {}, context));
  return {
    typed: answers,
    problems: page.questions.flatMap((question) => problemsWith(set, question, answers, context)),
    values: Object.fromEntries(page.questions.map(({ id }) => [id, valuesOf(set, id, answers, context)])),
  };
}

/** A question of the editor: not one of the council's, and never stored. */
export const ask = (id: string, label: string, fields: readonly Field[], hint?: string): Question => ({
  ...{ id, label, fields, required: true, stages: ["A"], pass: { by: "portal", rule: "answered" } },
  ...(hint ? { hint } : {}),
});

export const yes = (value: boolean | undefined): string => (value ? "yes" : "no");

/** A page's lots as choices. */
export const lotChoices = (lots: readonly { code: string; name: string }[]) =>
  lots.map(({ code, name }) => ({ value: code, label: name }));

export type Lots = readonly { code: string; name: string }[];
