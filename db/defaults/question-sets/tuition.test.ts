import { describe, expect, it } from "vitest";
import { check, schemaFor } from "#app/domain/question-sets/answers.ts";
import {
  type Condition,
  type Field,
  inputName,
  type Question,
  questionsOf,
} from "#app/domain/question-sets/question.ts";
import { answersAsked, pagesShown } from "#app/domain/question-sets/shown.ts";
import { companyAnswers, soleTutorAnswers } from "./sample-answers.ts";
import { tuitionQuestionSet as set } from "./tuition.ts";

// Every row that applies to tuition: id, stages, and M where an answer is needed.
const rows = `
ORG-01 A M, ORG-02 A M, ORG-03 A M, ORG-04 A D, ORG-05 A M, ORG-06 A M, ORG-07 A M, ORG-08 A M, ORG-09 A M,
ORG-10 A M, ORG-11 A M, ORG-12 P M, EXC-01 A M, EXC-02 A M, EXC-03 A M, EXC-04 W M, EXC-05 A M, FIN-01 A M,
FIN-02 A M, FIN-03 A D, MSA-01 A D, REF-01 W M, REF-02 A M, INS-01 AP M, INS-02 AP M, INS-03 AP M, INS-04 P M,
SAF-01 AW M, SAF-02 AW M, SAF-03 A D, SAF-04 W M, SAF-05 AP M, SAF-06 A M, SAF-07 W M, SAF-08 W M, SAF-09 W M,
SAF-10 W M, SAF-11 W M, SAF-12 A M, SAF-13 A M, SAF-15 A M, SAF-16 W M, SAF-17 P M, REG-01 A M, REG-02 A M,
REG-04 AW D, PRE-01 A M, PRE-03 A M, PRE-05 W M, PRE-07 A M, VIS-01 P M, EDU-01 A M, EDU-02 A D, EDU-03 A M,
EDU-04 A M, EDU-05 A M, EDU-07 A M, EDU-09 A M, EDU-10 A M, EDU-11 A M, EDU-12 A M, EDU-13 A M, DAT-01 AP M,
DAT-02 A M, DAT-03 A M, DAT-04 A D, DAT-05 A M, EQU-01 A M, SOC-01 A M, CAP-01 A M, CAP-02 A M, CAP-03 A M,
CAP-04 A D, PRI-01 A M, PRI-02 A M, PRI-03 A M, PRI-04 A M, DEC-01 A M, DEC-02 A M, DEC-03 A M`
  .split(",")
  .map((row) => row.trim())
  .sort();

const context = { today: "2026-03-27", stage: "A" } as const;
const answers = {
  sole: soleTutorAnswers("2025-09-01", "2027-03-01"),
  company: companyAnswers("2025-09-01", "2027-03-01"),
};

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

describe("the tuition question set", () => {
  it("has every row once, with its stages and whether it must be answered", () => {
    const asData = ({ id, stages, required }: Question) => `${id} ${stages.join("")} ${required ? "M" : "D"}`;
    expect(questionsOf(set).map(asData).sort()).toEqual(rows);
  });

  it("is plain JSON", () => expect(JSON.parse(JSON.stringify(set))).toEqual(set));

  it("asks only staff for the debarment check and the visit", () => {
    const staffOnly = questionsOf(set).filter(({ askedOf }) => askedOf === "council");
    expect(staffOnly.map(({ id }) => id)).toEqual(["EXC-04", "VIS-01"]);
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
    const all = questionsOf(set);
    for (const when of all.flatMap((question) =>
      [question, ...question.fields].flatMap((one) => leaves(one.showWhen)),
    )) {
      if (!("question" in when)) continue;
      const field = all
        .find(({ id }) => id === when.question)
        ?.fields.find(({ name }) => name === (when.field ?? "value"));
      expect(valuesOfOptions(field)).toEqual(expect.arrayContaining([...("is" in when ? when.is : when.isNot)]));
    }
  });

  it("gives no grace to insurance, staff checks and the safeguarding policy", () => {
    const kinds = questionsOf(set).flatMap(({ fields }) =>
      fields.flatMap((f) => (f.kind === "file" ? [f.evidence] : [])),
    );
    const strict = kinds.filter(({ kind }) =>
      /^insurance|^central-record|^staff-checks|^safeguarding-policy/.test(kind),
    );
    expect(strict.length).toBeGreaterThan(6);
    expect(strict.every(({ grace }) => !grace)).toBe(true);
  });
});

describe("the sample answers", () => {
  it.each(["sole", "company"] as const)("complete the form of the %s", (who) => {
    const result = check(set, answers[who], context);
    expect(Object.values(result.questions).flat()).toEqual([]);
    expect(result.complete).toBe(true);
    expect(result.sections.map(({ state }) => state)).toEqual(result.sections.map(() => "completed"));
  });

  it.each(["sole", "company"] as const)("pass every page's own schema for the %s", (who) => {
    for (const page of pagesShown(set, answers[who], context)) {
      const parsed = schemaFor(set, page, context, answers[who]).safeParse(answers[who]);
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
  });

  it("are answers to questions of the set", () => {
    const ids = questionsOf(set).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...Object.keys(answers.sole), ...Object.keys(answers.company)]));
  });

  it("count what a tutor alone and online is asked", () => {
    const asked = answersAsked(set, answers.sole, { today: context.today });
    expect(asked).toEqual({ application: 56, beforeApproval: 63 });
    expect(answersAsked(set, answers.company, { today: context.today })).toEqual({
      application: 62,
      beforeApproval: 71,
    });
  });
});
