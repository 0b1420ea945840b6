import { valuesOf } from "./answers.ts";
import type { QuestionSet } from "./question.ts";
import type { Context } from "./shown.ts";
import type { Answers } from "./typed.ts";

/** The answers that other parts of the portal reckon with, as machine values; each may be missing while a form is open. */
export type KnownValues = {
  "ORG-01": { value: string };
  "ORG-02": { value: string };
  "ORG-05": { registered: boolean; urn: string };
  /** VAT number: GB and nine digits. */
  "ORG-08": { registered: boolean; number: string };
  "ORG-09": { value: Record<"applications" | "referrals" | "safeguarding" | "invoices", Contact> };
  "EDU-01": { value: string };
  "EDU-03": { held: { name: string; people: number }[] };
  "EDU-07": { value: string[]; not: string };
  "CAP-02": { districts: string[]; miles: number };
  "CAP-03": Capacity;
  "PRE-01": { sites: { address: string; postcode: string; tenure: "own" | "hired" | "public" }[] };
  "PRE-07": { value: string };
  /** `vat`: whether VAT is charged on any of them. */
  "PRI-01": { rates: Rate[]; vat: boolean; vatLines: string };
  "DEC-01": { agreed: boolean; name: string; role: string };
  "DEC-02": { value: string[] };
};

export type Contact = { name: string; email: string; phone: string };
/** Ages in years, both included; `startNotice` in working days. */
export type Capacity = {
  modes: ("online" | "home" | "community" | "premises")[];
  places: number;
  ageFrom: number;
  ageTo: number;
  days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
  groups: ("one" | "pair" | "small" | "large")[];
  startNotice: number;
  specialisms: string[];
};
/** `rate` in pence, without VAT. */
export type Rate = { line: string; unit: "hour" | "session" | "day"; rate: number };

/** The machine values of one known answer; what is empty, invalid or doesn't apply is undefined. */
export const machineValue = <Id extends keyof KnownValues>(
  set: QuestionSet,
  id: Id,
  answers: Answers,
  context: Context,
): Partial<KnownValues[Id]> => valuesOf(set, id, answers, context) as Partial<KnownValues[Id]>;
