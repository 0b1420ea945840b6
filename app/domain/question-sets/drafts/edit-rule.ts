import { ruleInWords } from "../describe.ts";
import type { Amounts, Field, PassRule, Question } from "../question.ts";
import type { Answers } from "../typed.ts";
import { ask, type EditorPage, type Lots, type Read } from "./editor-page.ts";

/** The amount that a rule turns on, by the rule's name. */
const amountOf = {
  insurance: "minPence",
  documentAge: "months",
  dateWithin: "months",
  checkedWithin: "days",
  cancellation: "maxPercent",
} as const satisfies Partial<Record<string, keyof Amounts>>;
type WithAmount = keyof typeof amountOf;

const named = ["documentAge", "dateWithin", "dateAhead", "checkedWithin"];

const choices = [
  { value: "reviewer", label: "A reviewer judges it" },
  { value: "answered", label: "The portal checks that it is answered" },
  { value: "format", label: "The portal checks its format" },
  { value: "allYes", label: "The portal checks that every answer is yes" },
  { value: "noneApply", label: "The portal passes it when none applies; otherwise a person decides" },
  {
    value: "insurance",
    label: "The portal checks an insurance: its amount, and its certificate before the first placement",
  },
  { value: "documentAge", label: "The portal checks the age of a document" },
  { value: "dateWithin", label: "The portal checks that a date is recent" },
  { value: "dateAhead", label: "The portal checks that a date is not over" },
  { value: "checkedWithin", label: "The portal checks that the council looked recently" },
  { value: "cancellation", label: "The portal checks charges for cancelling" },
];
/** Rules with amounts that no form holds: they stay as they are, or give way to another. */
const kept = ["registration", "versionsCurrent"];

const nameOf = (pass: PassRule): string => (pass.by === "reviewer" ? "reviewer" : pass.rule);
const when = (...rules: string[]) => ({ question: "rule", field: "name", is: rules });
const inUnits = (name: keyof Amounts, value: number) => (name === "minPence" ? value / 100 : value);

/** The form for what decides whether an answer passes, with the amounts of each lot. */
export function rulePage(question: Question, lots: Lots): EditorPage {
  const own = nameOf(question.pass);
  const options = kept.includes(own) ? [...choices, { value: own, label: ruleInWords(question.pass) }] : choices;
  const dated = question.fields.filter(({ kind }) => kind === "date" || kind === "file");
  const number = (name: string, noun: string, label: string, unit: string, max: number, ...rules: string[]): Field => ({
    ...{ kind: "number", name, noun, label, unit, min: 1, max, showWhen: when(...rules) },
  });
  return {
    title: "What passes",
    questions: [
      ask("rule", "What decides whether an answer passes?", [
        { kind: "oneOf", name: "name", noun: "what decides", options },
        {
          kind: "longText",
          name: "hold",
          noun: "what a person is asked to decide",
          label: "What is a person asked to decide when something applies?",
          maxWords: 40,
          showWhen: when("noneApply"),
        },
        ...(dated.length > 0
          ? [
              {
                kind: "oneOf" as const,
                name: "field",
                noun: "the date or document that it looks at",
                label: "Which date or document does it look at?",
                options: dated.map(({ name, label, noun }) => ({ value: name, label: label ?? noun })),
                showWhen: when(...named),
              },
            ]
          : []),
        {
          kind: "money",
          name: "minPence",
          noun: "the least amount of cover",
          label: "Least amount of cover",
          minPence: 100,
          showWhen: when("insurance"),
        },
        number("months", "the number of months", "How old may it be?", "months", 120, "documentAge", "dateWithin"),
        number("days", "the number of days", "Within how many days?", "days", 3650, "checkedWithin"),
        number("maxPercent", "the highest percentage", "Highest charge, of the rate", "%", 100, "cancellation"),
      ]),
      ask(
        "byLot",
        "Other amounts on some lots",
        lots.map(({ code, name }) => ({
          ...{ kind: "number" as const, name: code, noun: `the amount on ${name}`, label: name },
          ...{ min: 1, max: 100_000_000, optional: true, showWhen: when(...Object.keys(amountOf)) },
        })),
        "Leave empty where the amount above holds. In pounds, months, days or per cent, as above",
      ),
    ],
  };
}

/** What the form shows of the rule as it stands. */
export function ruleTyped({ pass, byLot = {} }: Question): Answers {
  const amounts = Object.entries(pass).filter(([, value]) => typeof value === "number") as [keyof Amounts, number][];
  const own = amountOf[nameOf(pass) as WithAmount];
  return {
    rule: {
      name: nameOf(pass),
      hold: "hold" in pass ? pass.hold : "",
      field: "field" in pass ? pass.field : "",
      ...Object.fromEntries(amounts.map(([name, value]) => [name, String(inUnits(name, value))])),
    },
    byLot: Object.fromEntries(
      Object.entries(byLot).flatMap(([lot, each]) => {
        const value = own && each[own];
        return own && value !== undefined ? [[lot, String(inUnits(own, value))]] : [];
      }),
    ),
  };
}

/** The question with the rule that was typed; a rule that the form can't hold stays as it is. */
export function withRule(question: Question, { values }: Read): Question {
  const { rule = {}, byLot = {} } = values;
  const { byLot: _, ...rest } = question;
  const name = rule.name as string;
  if (kept.includes(name)) return question;
  const amount = amountOf[name as WithAmount];
  const own = Object.entries(byLot as Record<string, number>).map(([lot, value]) => [
    lot,
    { [amount]: amount === "minPence" ? value * 100 : value },
  ]);
  return {
    ...rest,
    pass: passOf(name, rule, amount),
    ...(amount && own.length > 0 ? { byLot: Object.fromEntries(own) } : {}),
  };
}

function passOf(name: string, rule: Record<string, unknown>, amount: keyof Amounts | undefined): PassRule {
  if (name === "reviewer") return { by: "reviewer" };
  const parts = {
    ...(named.includes(name) ? { field: (rule.field as string | undefined) ?? "" } : {}),
    ...(name === "noneApply" ? { hold: rule.hold } : {}),
    ...(amount ? { [amount]: rule[amount] } : {}),
  };
  // The page offers these rules only, each with its own parts.
  return { by: "portal", rule: name, ...parts } as PassRule;
}
