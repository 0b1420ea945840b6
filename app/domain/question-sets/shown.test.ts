import { expect, it } from "vitest";
import { aPage, aQuestion, aSection, yesOrNo } from "#db/factories/question-sets.ts";
import type { Condition, Field } from "./question.ts";
import { fieldsShown, pageAlone, questionsShown } from "./shown.ts";

const context = { today: "2026-03-27", stage: "A" } as const;
const when = (question: string, field = "value"): Condition => ({ question, field, is: ["yes"] });
const yes = { value: "yes", one: "yes", other: "yes" };
const setOf = (...questions: ReturnType<typeof aQuestion>[]) => {
  const page = aPage("p", ...questions);
  return { page, set: { lot: "tuition", version: 1, sections: [aSection("s", page)] } };
};

it("never asks fields that depend on each other, as a draft may have them", () => {
  const part = (name: string, on: string): Field => ({ ...yesOrNo, name, showWhen: when("ORG-01", on) });
  const question = aQuestion("ORG-01", [yesOrNo, part("one", "other"), part("other", "one"), part("self", "self")]);
  const { set, page } = setOf(question);
  const answers = { "ORG-01": yes };
  expect(fieldsShown(set, question, answers, context).map(({ name }) => name)).toEqual(["value"]);
  const alone = pageAlone(set, page, answers, context);
  expect(alone.sections[0]?.pages[0]?.questions).toHaveLength(1);
});

it("never asks questions that depend on each other", () => {
  const { set, page } = setOf(
    aQuestion("ORG-01", [yesOrNo], { showWhen: when("ORG-02") }),
    aQuestion("ORG-02", [yesOrNo], { showWhen: when("ORG-01") }),
    aQuestion("ORG-03", [yesOrNo]),
  );
  const shown = questionsShown(set, page, { "ORG-01": yes, "ORG-02": yes }, context);
  expect(shown.map(({ id }) => id)).toEqual(["ORG-03"]);
});
