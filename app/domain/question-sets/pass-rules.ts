import { addDays, monthsBefore } from "#app/domain/civil-date.ts";
import { formatPounds } from "#app/domain/money.ts";
import { problemsWith, valuesOf } from "./answers.ts";
import { dateInWords } from "./in-words.ts";
import type { PassRule, Question, QuestionSet } from "./question.ts";
import { registrationTest } from "./registration-test.ts";
import { type Context, fieldsShown, isShown } from "./shown.ts";
import { type Answers, type FileRef, listOf } from "./typed.ts";

/** What the portal makes of an answer: it passes, it fails, or a person has to look. The reason is for both sides to read. */
export type Outcome = { result: "pass" } | { result: "fail" | "person"; reason: string };

type PortalRule = Extract<PassRule, { by: "portal" }>;
type RuleName = PortalRule["rule"];
type Values = Record<string, unknown>;
type Case = { set: QuestionSet; question: Question; answers: Answers; context: Context; values: Values };
type Rules = { [Name in RuleName]: (rule: Extract<PortalRule, { rule: Name }>, given: Case) => Outcome };

const pass: Outcome = { result: "pass" };
const fail = (reason: string): Outcome => ({ result: "fail", reason });
const person = (reason: string): Outcome => ({ result: "person", reason });
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** A date that must not be older than `since`; none known is for a person to read from the document. */
function notOlder(dated: string, since: string, what: string, unknown: string): Outcome {
  if (!dated) return person(unknown);
  return dated >= since
    ? pass
    : fail(`${what} is from ${dateInWords(dated)}, and must not be older than ${dateInWords(since)}`);
}

/** A "no" to what a date belongs to is an answer in itself: a person weighs it. */
const saidNo = ({ values }: Case): boolean => Object.values(values).includes(false);

const rules: Rules = {
  answered: () => pass,
  format: () => pass,

  allYes(_, { values }) {
    const bad = Object.values(values).some((value) => value === false || value === "no");
    return bad ? fail("Each of these must be yes") : pass;
  },

  noneApply({ hold }, { answers, question, values }) {
    const typed = Object.values(answers[question.id] ?? {}).flatMap((value) => listOf(value));
    const applies = values.value === true || typed.some((choice) => choice !== "none" && choice !== "no");
    return applies ? person(hold) : pass;
  },

  insurance({ minPence }, { values, context }) {
    const certificate = values.certificate as FileRef | undefined;
    const amount = certificate?.amountPence ?? values.amount;
    if (values.cover === "no-staff") return pass;
    if (typeof amount === "number" && amount < minPence)
      return fail(`The cover must be at least ${formatPounds(minPence)}`);
    if (context.stage !== "P") return pass;
    if (!certificate) return fail("The certificate is needed before the first placement");
    if (typeof amount !== "number") return person("Read the amount from the certificate");
    if (!certificate.ends) return person("Read the end date from the certificate");
    return certificate.ends >= context.today ? pass : fail(`The certificate ended on ${dateInWords(certificate.ends)}`);
  },

  documentAge({ field, months }, { values, context }) {
    const given = values[field] as FileRef | undefined;
    const since = monthsBefore(context.today, months);
    return notOlder(given?.dated ?? "", since, "The document", "Read the date from the document");
  },

  dateWithin({ field, months }, given) {
    if (saidNo(given)) return person("The answer is no");
    const since = monthsBefore(given.context.today, months);
    return notOlder(text(given.values[field]), since, "The training", "No date was given");
  },

  dateAhead({ field }, { values, context }) {
    const until = text(values[field]);
    if (!until) return person("No date was given");
    return until >= context.today ? pass : fail(`It ended on ${dateInWords(until)}`);
  },

  checkedWithin({ field, days }, { values, context }) {
    if (values.listed === true) return fail("The organisation or a connected person is on the debarment list");
    return notOlder(text(values[field]), addDays(context.today, -days), "The check", "No date was given");
  },

  cancellation({ maxPercent }, { values }) {
    const charges = (values.charges ?? []) as { percent: number }[];
    const high = charges.some(({ percent }) => percent > maxPercent);
    return high ? fail(`A charge must be no more than ${maxPercent}% of the rate`) : pass;
  },

  versionsCurrent({ terms, specification }, { context }) {
    const replaced = context.facts?.includes("terms-replaced") ?? false;
    return replaced ? fail(`Terms version ${terms} and specification version ${specification} were replaced`) : pass;
  },

  registration({ thresholds }, { set, values, answers, context }) {
    const plan = valuesOf(set, "REG-02", answers, context).value === true;
    const urn = text(valuesOf(set, "ORG-05", answers, context).urn);
    const facts = { pupils: Number(values.pupils), hours: Number(values.hours), plan, urn };
    return registrationTest(facts, thresholds, context.today) === "looks-unregistered"
      ? fail("This looks like a school that is not registered: tell the Department for Education and Ofsted")
      : pass;
  },
};

/**
 * What the portal makes of one answer at the stage of `context`. A hidden question passes; an answer with a problem
 * fails with that problem; a rule that a reviewer judges always needs a person. Rows merged into a question are judged
 * by their own rules, and the worst outcome stands.
 */
export function outcomeOf(set: QuestionSet, question: Question, answers: Answers, context: Context): Outcome {
  if (!isShown(set, question, answers, context)) return pass;
  const [problem] = problemsWith(set, question, answers, context);
  if (problem) return fail(problem.message);
  const merged = question.also ?? [];
  const elsewhere = merged.flatMap(({ fields }) => fields);
  const shown = fieldsShown(set, question, answers, context).map(({ name }) => name);
  const outcomes = [
    judged(set, question, answers, context, { names: shown.filter((name) => !elsewhere.includes(name)) }),
    ...merged.map(({ fields, pass }) =>
      judged(set, { ...question, pass }, answers, context, {
        names: shown.filter((n) => fields.includes(n)),
        merged: true,
      }),
    ),
  ];
  return outcomes.find(({ result }) => result === "fail") ?? outcomes.find(({ result }) => result === "person") ?? pass;
}

/** By one rule, looking at the fields of these names only. */
function judged(
  set: QuestionSet,
  question: Question,
  answers: Answers,
  context: Context,
  { names, merged }: { names: readonly string[]; merged?: boolean },
): Outcome {
  const rule = question.pass;
  const given = names.some((name) => name in (answers[question.id] ?? {}));
  if (rule.by === "reviewer" && (given || !merged)) return person("A reviewer decides");
  if (rule.by === "reviewer" || !given) return pass;
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([n]) => names.includes(n)));
  const values = only(valuesOf(set, question.id, answers, context));
  const own = { ...answers, [question.id]: only(answers[question.id] ?? {}) };
  const apply = rules[rule.rule] as (rule: PortalRule, given: Case) => Outcome;
  return apply(rule, { set, question, answers: own, context, values });
}
