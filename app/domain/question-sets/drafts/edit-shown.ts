import { choicesOf } from "../describe.ts";
import { type Condition, type FrameworkQuestions, findQuestion, type Question, questionsOf } from "../question.ts";
import { ask, type EditorPage } from "./editor-page.ts";

/** A field with choices, asked before a question: what its condition can look at. */
export type Lookable = { value: string; label: string };

/** The conditions that a question stands under, one by one, and how they are joined. */
export type Parts = { join: "all" | "any"; parts: readonly Condition[] };

/** A condition taken apart; one that isn't a list is the only part. */
export function partsOfCondition(condition: Condition | undefined): Parts {
  if (!condition) return { join: "all", parts: [] };
  if ("all" in condition) return { join: "all", parts: condition.all };
  if ("any" in condition) return { join: "any", parts: condition.any };
  return { join: "all", parts: [condition] };
}

/** The parts put together; none is no condition. */
export function conditionOf({ join, parts }: Parts): Condition | undefined {
  if (parts.length <= 1) return parts[0];
  return join === "all" ? { all: parts } : { any: parts };
}

/** The question under this condition, or under none. */
export function underCondition(question: Question, parts: Parts): Question {
  const { showWhen: _, ...rest } = question;
  const condition = conditionOf(parts);
  return condition ? { ...rest, showWhen: condition } : rest;
}

/** What comes before a question, has choices and is not kept apart: "ORG-02.value" and its words. */
export function lookables(set: FrameworkQuestions, id: string): Lookable[] {
  const questions = questionsOf(set);
  const at = questions.findIndex((question) => question.id === id);
  const before = questions.slice(0, Math.max(at, 0)).filter(({ apart }) => !apart);
  return before.flatMap((question) =>
    question.fields
      .filter((field) => choicesOf(field).length > 0)
      .map((field) => ({
        value: `${question.id}.${field.name}`,
        label: `${question.id}: ${question.label}${field.label && question.fields.length > 1 ? ` – ${field.label}` : ""}`,
      })),
  );
}

/** The form that adds one condition: first the answer to look at, then which choices of it count. */
export function shownPage(set: FrameworkQuestions, about: string): EditorPage | undefined {
  const [id = "", name = ""] = about.split(".");
  const question = findQuestion(set, id);
  const field = question?.fields.find((one) => one.name === name);
  const options = field ? choicesOf(field) : [];
  if (!question || options.length === 0) return undefined;
  return {
    title: "When it is asked",
    questions: [
      ask("when", `When the answer to “${field?.label ?? question.label}” is …`, [
        {
          ...{
            kind: "oneOf",
            name: "how",
            noun: "whether the choices count or don’t",
            label: "How do the choices count?",
          },
          options: [
            { value: "is", label: "It is one of these" },
            { value: "isNot", label: "It is anything but these" },
          ],
        },
        { kind: "manyOf", name: "values", noun: "at least one choice", label: "Choices", options },
      ]),
    ],
  };
}

/** The condition that was typed on that form. */
export function conditionFrom(about: string, when: Record<string, unknown>): Condition {
  const [question = "", field = ""] = about.split(".");
  const values = when.values as string[];
  return when.how === "isNot" ? { question, field, isNot: values } : { question, field, is: values };
}
