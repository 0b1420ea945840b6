import type { CivilDate } from "#app/domain/civil-date.ts";
import { valuesOf } from "#app/domain/question-sets/answers.ts";
import { poundsInWords } from "#app/domain/question-sets/for-lot.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { weightNames } from "#app/domain/referrals/award-weights.ts";
import { noticeDays, type Term, termOf, weightsIn } from "../framework-facts.ts";
import { frameworkSet } from "../framework-form.ts";
import { lotSet } from "../lot-form.ts";

export type Decision = { body: string; on: CivilDate; reference?: string; url?: string };
export type Notice = { kind: string; number: string; on: CivilDate; url?: string };
export type Plan = { title: string; review?: CivilDate; url?: string };
export type Contact = { role: string; name: string; email: string; phone?: string };
export type Measure = { measure: string; target: string; how?: string };
export type Weight = { label: string; percent: number };

/** What a framework's details say, for people to read; what was not filled in is undefined or an empty list. */
export type FrameworkInWords = {
  covered: string | undefined;
  notCovered: string | undefined;
  regime: string | undefined;
  portal: string | undefined;
  reference: string | undefined;
  term: Term | undefined;
  /** "£20 million, without VAT". */
  ceiling: string | undefined;
  ceilingBasis: string | undefined;
  funding: { name: string; code?: string }[];
  method: string | undefined;
  ties: string | undefined;
  weights: Weight[];
  decisions: Decision[];
  notices: Notice[];
  plans: Plan[];
  contacts: Contact[];
};

/** A framework's details on a London date, in words: everything in them is public. */
export function frameworkInWords(details: Answers, today: CivilDate): FrameworkInWords {
  const said = (question: string, field: string) => inFull(details, question, field);
  const rows = <Row>(question: string) => listed<Row>(details, question, today);
  const ceiling = amount(details, today);
  const weights = weightsIn(details);
  return {
    ...{ covered: said("about", "covered"), notCovered: said("about", "notCovered") },
    ...{ regime: said("about", "regime"), portal: said("about", "portal"), reference: said("about", "reference") },
    term: termOf(details, today),
    ...{ ceiling, ceilingBasis: said("money", "basis"), funding: rows("funding") },
    ...{ method: said("calloff", "method"), ties: said("calloff", "ties") },
    weights: weights
      ? Object.entries(weightNames).map(([name, label]) => ({ label, percent: weights[name] ?? 0 }))
      : [],
    ...{ decisions: rows("decisions"), notices: rows("notices"), plans: rows("strategy"), contacts: rows("contacts") },
  };
}

function inFull(details: Answers, question: string, name: string): string | undefined {
  const field = findQuestion(frameworkSet, question)?.fields.find((one) => one.name === name);
  return (field && inWords(field, details[question]?.[name]).join(", ")) || undefined;
}

// The form's own columns make these rows, each checked when it was typed.
function listed<Row>(details: Answers, question: string, today: CivilDate): Row[] {
  return (valuesOf(frameworkSet, question, details, { today, stage: "A" }).value ?? []) as Row[];
}

function amount(details: Answers, today: CivilDate): string | undefined {
  const { ceiling, vat } = valuesOf(frameworkSet, "money", details, { today, stage: "A" });
  if (typeof ceiling !== "number") return undefined;
  const withVat = { net: ", without VAT", gross: ", with VAT" }[String(vat)] ?? "";
  return `${poundsInWords(ceiling)}${withVat}`;
}

/** What a lot's details say: its ceiling in words, its days of notice before it closes, what is measured. */
export type LotInWords = { ceiling: string | undefined; notice: number; measures: Measure[] };

/** A lot's details on a London date, in words. */
export function lotInWords(details: Answers, today: CivilDate): LotInWords {
  const context = { today, stage: "A" as const };
  const { ceiling } = valuesOf(lotSet, "lot", details, context);
  return {
    ceiling: typeof ceiling === "number" ? poundsInWords(ceiling) : undefined,
    notice: noticeDays(details),
    measures: (valuesOf(lotSet, "kpis", details, context).value ?? []) as Measure[],
  };
}
