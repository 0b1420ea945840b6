import { describe, expect, it } from "vitest";
import { check, schemaFor } from "#app/domain/question-sets/answers.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import {
  type Condition,
  type Field,
  findQuestion,
  inputName,
  questionsOf,
} from "#app/domain/question-sets/question.ts";
import { pagesShown } from "#app/domain/question-sets/shown.ts";
import { alternativeProvision } from "./alternative-provision.ts";
import { companyAnswers, soleTutorAnswers } from "./sample-answers.ts";
import { companyAnswersOn } from "./sample-answers-by-lot.ts";
import { lotCodes } from "./shorthand.ts";

const context = { today: "2026-03-27", stage: "A" } as const;
const dates = ["2025-09-01", "2027-03-01"] as const;

const named = (condition: Condition | undefined): { question: string; field: string }[] => {
  if (!condition || "fact" in condition) return [];
  if ("all" in condition) return condition.all.flatMap(named);
  if ("any" in condition) return condition.any.flatMap(named);
  return [{ question: condition.question, field: condition.field ?? "value" }];
};

const valuesOfOptions = (field: Field | undefined): string[] => {
  if (field?.kind === "yesNo") return ["yes", "no"];
  if (field?.kind === "oneOf" || field?.kind === "manyOf") return [...field.options.map(({ value }) => value), "none"];
  return [];
};

const leaves = (condition: Condition | undefined): Condition[] => {
  if (!condition) return [];
  if ("all" in condition) return condition.all.flatMap(leaves);
  return "any" in condition ? condition.any.flatMap(leaves) : [condition];
};

describe.each(lotCodes)("what is asked on the lot %s", (lot) => {
  const set = forLot(alternativeProvision, lot);

  it("is plain JSON", () => expect(JSON.parse(JSON.stringify(set))).toEqual(set));

  it("says every amount in its words", () => {
    expect(questionsOf(set).flatMap(({ label, hint = "" }) => `${label} ${hint}`.match(/\{\w+\}/g) ?? [])).toEqual([]);
  });

  it("names every page and every input once", () => {
    const pages = set.sections.flatMap((section) => section.pages.map(({ id }) => id));
    const inputs = questionsOf(set).flatMap((question) => question.fields.map((field) => inputName(question, field)));
    expect(new Set(pages).size).toBe(pages.length);
    expect(new Set(inputs).size).toBe(inputs.length);
  });

  it("looks only back: at earlier pages, or at an earlier field of the same question", () => {
    const before = new Set<string>();
    for (const page of set.sections.flatMap((section) => section.pages)) {
      for (const question of page.questions) {
        for (const { question: id } of named(question.showWhen)) expect(before).toContain(id);
        const earlier = new Set<string>();
        for (const field of question.fields) {
          for (const { question: id, field: name } of named(field.showWhen)) {
            expect(id === question.id ? earlier.has(name) : before.has(id), `${question.id}.${field.name}`).toBe(true);
          }
          earlier.add(field.name);
        }
      }
      for (const { id } of page.questions) before.add(id);
    }
  });

  it("has conditions only on choices that exist", () => {
    for (const when of questionsOf(set).flatMap((question) =>
      [question, ...question.fields].flatMap((one) => leaves(one.showWhen)),
    )) {
      if (!("question" in when)) continue;
      const field = findQuestion(set, when.question)?.fields.find(({ name }) => name === (when.field ?? "value"));
      expect(valuesOfOptions(field)).toEqual(expect.arrayContaining([...("is" in when ? when.is : when.isNot)]));
    }
  });

  it("names a label for each field of a question that has several", () => {
    const several = questionsOf(set).filter(({ fields }) => fields.length > 1);
    // The first may go without: the question itself is its label.
    const bare = several.flatMap(({ id, fields }) =>
      fields.slice(1).flatMap((f) => (f.label ? [] : `${id}.${f.name}`)),
    );
    expect(bare.filter((input) => !/^(DEC-01)/.test(input))).toEqual([]);
  });

  it("gives no grace to insurance, staff checks and the safeguarding policy", () => {
    const kinds = questionsOf(set).flatMap(({ fields }) =>
      fields.flatMap((f) => (f.kind === "file" ? [f.evidence] : [])),
    );
    const strict = kinds.filter(({ kind }) =>
      /^insurance|^central-record|^staff-checks|^safeguarding-policy/.test(kind),
    );
    expect(strict.length).toBeGreaterThan(4);
    expect(strict.every(({ grace }) => !grace)).toBe(true);
  });

  it("is answered whole by the sample company", () => {
    const answers = companyAnswersOn(lot, ...dates);
    const result = check(set, answers, context);
    expect(Object.values(result.questions).flat()).toEqual([]);
    expect(result.complete).toBe(true);
    for (const page of pagesShown(set, answers, context)) {
      const parsed = schemaFor(set, page, context, answers).safeParse(answers);
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
  });
});

describe("amounts that differ from lot to lot", () => {
  const label = (lot: string, id: string) => findQuestion(forLot(alternativeProvision, lot), id)?.label;

  it.each([
    ["INS-01", ["£5 million", "£5 million", "£5 million", "£5 million"]],
    ["INS-02", ["£10 million", "£5 million", "£5 million", "£5 million"]],
    ["INS-03", [undefined, "£1 million", "£1 million", "£2 million"]],
  ])("%s asks for them in its words", (id, amounts) => {
    expect(lotCodes.map((lot) => /£\d+ million/.exec(label(lot, id) ?? "")?.[0])).toEqual(amounts);
  });
});

describe("the sample answers", () => {
  const set = forLot(alternativeProvision, "tuition");
  const answers = { sole: soleTutorAnswers(...dates), company: companyAnswers(...dates) };

  it.each(["sole", "company"] as const)("complete the tuition form of the %s", (who) => {
    const result = check(set, answers[who], context);
    expect(Object.values(result.questions).flat()).toEqual([]);
    expect(result.complete).toBe(true);
    const asked = result.sections.filter(({ id }) => id !== "diversity");
    expect(asked.map(({ state }) => state)).toEqual(asked.map(() => "completed"));
    for (const page of pagesShown(set, answers[who], context)) {
      const parsed = schemaFor(set, page, context, answers[who]).safeParse(answers[who]);
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
  });

  it("are answers to questions and fields of the set", () => {
    const inputs = questionsOf(set).flatMap((question) => question.fields.map((field) => inputName(question, field)));
    for (const one of Object.values(answers))
      for (const [id, answer] of Object.entries(one))
        for (const name of Object.keys(answer)) expect(inputs).toContain(`${id}.${name}`);
  });
});
