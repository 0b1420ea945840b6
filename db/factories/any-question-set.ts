import fc from "fast-check";
import { valuesToLookFor } from "#app/domain/question-sets/describe.ts";
import type {
  Condition,
  Field,
  FrameworkQuestions,
  PassRule,
  Question,
  Section,
} from "#app/domain/question-sets/question.ts";
import { faultsIn } from "#app/domain/question-sets/set-faults.ts";
import { anyField } from "./any-field.ts";

const lots = ["tuition", "mentoring", "workforce"];

/** What a condition looks at, by numbers that are counted off among the choices there are. */
type Look = { among: number; choices: number; not: boolean };
const look: fc.Arbitrary<Look> = fc.record({ among: fc.nat(99), choices: fc.nat(99), not: fc.boolean() });
const looks = fc.record({
  join: fc.constantFrom("one", "all", "any", "nested"),
  at: fc.array(look, { minLength: 1, maxLength: 3 }),
});
type Looks = { join: string; at: Look[] };

const plan = fc.record({
  fields: fc.array(fc.record({ field: anyField, when: fc.option(looks, { nil: undefined }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  when: fc.option(looks, { nil: undefined }),
  lots: fc.option(fc.subarray(lots, { minLength: 1 }), { nil: undefined }),
  required: fc.boolean(),
  stages: fc.constantFrom<Question["stages"]>(["A"], ["A"], ["A"], ["A", "W"], ["A", "P"], ["W"]),
  perLot: fc.boolean(),
  months: fc.integer({ min: 1, max: 40 }),
  newPage: fc.nat(3).map((number) => number > 0),
  newSection: fc.boolean(),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

type Choice = { question: string; field: string; values: string[] };
const choicesIn = ({ id, fields }: Question): Choice[] =>
  fields
    .map((field) => ({ question: id, field: field.name, values: valuesToLookFor(field) }))
    .filter(({ values }) => values.length > 0);

function conditionFrom({ join, at }: Looks, choices: readonly Choice[]): Condition | undefined {
  const leaves = at.flatMap(({ among, choices: which, not }): Condition[] => {
    const choice = choices[among % choices.length];
    if (!choice) return [];
    const { question, field, values } = choice;
    const some = values.filter((_, place) => (which >> place) % 2 === 0);
    const named = some.length > 0 ? some : values.slice(0, 1);
    return [not ? { question, field, isNot: named } : { question, field, is: named }];
  });
  const [first, ...rest] = leaves;
  if (!first || join === "one" || rest.length === 0) return first;
  if (join === "all") return { all: leaves };
  return join === "any" ? { any: leaves } : { all: [first, { any: rest }] };
}

function passFor(fields: readonly Field[], months: number): PassRule {
  const date = fields.find(({ kind }) => kind === "date");
  return date ? { by: "portal", rule: "dateWithin", field: date.name, months } : { by: "reviewer" };
}

function questionFrom(planned: Plan, id: string, earlier: readonly Question[]): Question {
  const before = earlier.flatMap(choicesIn);
  const fields: Field[] = [];
  for (const { field, when } of planned.fields) {
    const own = choicesIn({ id, fields } as unknown as Question);
    const showWhen = when && conditionFrom(when, [...before, ...own, ...own]);
    fields.push({ ...field, name: `field${fields.length}`, ...(showWhen ? { showWhen } : {}) } as Field);
  }
  const pass = passFor(fields, planned.months);
  const on = planned.lots ?? lots;
  const showWhen = planned.when && conditionFrom(planned.when, before);
  const canBeRequired = fields.some(({ optional }) => !optional);
  return {
    ...{ id, label: `Question ${id}?`, hint: "A hint", fields, pass, stages: planned.stages, perLot: planned.perLot },
    required: planned.required && canBeRequired,
    ...(planned.lots ? { lots: planned.lots } : {}),
    ...(pass.by === "portal" ? { byLot: { [on[0] ?? ""]: { months: planned.months + 1 } } } : {}),
    ...(showWhen ? { showWhen } : {}),
  };
}

const withoutConditions = ({ showWhen: _, ...question }: Question): Question => ({
  ...question,
  fields: question.fields.map(({ showWhen: _, ...field }) => field as Field),
});

/** The sections with one question more, on a page or in a section of its own when the plan says so. */
function added(sections: readonly Section[], question: Question, { newPage, newSection }: Plan): Section[] {
  const slug = question.id.toLowerCase();
  const page = { id: `page-${slug}`, title: `Page ${slug}`, questions: [question] };
  const last = sections.at(-1);
  if (!last || newSection) return [...sections, { id: `section-${slug}`, title: `Section ${slug}`, pages: [page] }];
  const lastPage = last.pages.at(-1);
  const pages =
    newPage || !lastPage
      ? [...last.pages, page]
      : [...last.pages.slice(0, -1), { ...lastPage, questions: [...lastPage.questions, question] }];
  return [...sections.slice(0, -1), { ...last, pages }];
}

/** Any set that can be published: fields of every kind, on one lot or several, with conditions on what is known before. */
export const anyQuestionSet: fc.Arbitrary<FrameworkQuestions> = fc
  .array(plan, { minLength: 1, maxLength: 5 })
  .map((plans) => {
    let set: FrameworkQuestions = { lots, version: 1, sections: [] };
    const asked: Question[] = [];
    for (const planned of plans) {
      const question = questionFrom(planned, `QUE-0${asked.length + 1}`, asked);
      const tried = { ...set, sections: added(set.sections, question, planned) };
      // Conditions picked blindly may rule each other out, or look at the same page.
      const works = faultsIn(tried).length === 0;
      const kept = works ? question : withoutConditions(question);
      set = works ? tried : { ...set, sections: added(set.sections, kept, planned) };
      asked.push(kept);
    }
    return set;
  });
