import { poundsInWords } from "./for-lot.ts";
import { formats } from "./formats.ts";
import type { PassRule, Question } from "./question.ts";

type PortalRule = Extract<PassRule, { by: "portal" }>;
type RuleName = PortalRule["rule"];
// A rule that says no remedy does not compile.
type Remedies = { [Name in RuleName]: (rule: Extract<PortalRule, { rule: Name }>, question: Question) => string };

const remedies: Remedies = {
  answered: () => "Answer the question in full",
  allYes: () => "Put in place whatever you answered no to, until you can answer yes to each part",
  noneApply: () => "Say which of these apply, and what you have done to put them right",
  format: (_, { fields }) => {
    const asked = fields.flatMap((field) =>
      field.kind === "shortText" && field.format ? [formats[field.format].message(field.noun)] : [],
    );
    return asked.join(". ") || "Answer in the form that the question asks for";
  },
  insurance: ({ minPence }, { fields }) => {
    const show = `Show cover of at least ${poundsInWords(minPence)}`;
    return mayPromise(fields) ? `${show}, or say that you will have it before your first placement` : show;
  },
  documentAge: ({ months }) => `Upload a version dated within ${theLast(months)}`,
  dateWithin: ({ field, months }, question) =>
    `Give ${nounOf(question, field)}, which must be within ${theLast(months)}: if it is older, do it again first`,
  dateAhead: ({ field }, question) => `Renew what has ended, and give ${nounOf(question, field)}, today or later`,
  checkedWithin: ({ days }) =>
    `Tell us if the debarment list names you wrongly or no longer: we look again, no more than ${days} days before we decide`,
  cancellation: ({ maxPercent }) => `Ask for no more than ${maxPercent}% of the rate when something is cancelled`,
  versionsCurrent: () => "Read the newest terms and specification, and accept them in the declaration",
  registration: () =>
    "Tell us if a number is wrong. If all are right, register as a school with the Department for Education, and give its URN when you apply again",
};

/**
 * How a provider puts right an answer that does not pass: the question's own words where it has any, else what the
 * portal's rule makes of its amounts. Undefined for what a reviewer judges without such words. No full stop.
 */
export function remedyFor(question: Question): string | undefined {
  const { pass, remedy } = question;
  if (remedy || pass.by === "reviewer") return remedy || undefined;
  const say = remedies[pass.rule] as (rule: PortalRule, question: Question) => string;
  return say(pass, question);
}

const theLast = (months: number): string => (months === 1 ? "the last month" : `the last ${months} months`);

const nounOf = ({ fields }: Question, name: string): string =>
  fields.find((field) => field.name === name)?.noun ?? "the date";

/** Whether the question takes a promise for an answer (Procurement Act 2023, section 22: no cover before award). */
const mayPromise = (fields: Question["fields"]): boolean =>
  fields.some((field) => field.kind === "oneOf" && field.options.some(({ value }) => value === "will-have"));
