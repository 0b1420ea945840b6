import { lowerFirst } from "#app/domain/lower-first.ts";
import type { Column, Field, Format, Option, Question } from "../question.ts";
import type { Answers, Typed } from "../typed.ts";
import { type Lots, type Read, yes } from "./editor-page.ts";
import { type Kind, keptCondition, lotsOf } from "./field-page.ts";
import { freeId, newName, slugOf } from "./names.ts";

const listed = (options: readonly Option[]): Typed =>
  options.map(({ value, label, hint }) => ({ value, label, hint: hint ?? "" }));

/** What the form shows of a field as it stands. */
export function fieldTyped(field: Field, question: Question, lots: Lots): Answers {
  const when = field.showWhen;
  const kept = keptCondition(question, field.name);
  const own = when && "is" in when && !kept ? `${when.field ?? "value"}=${when.is[0]}` : "always";
  const shown = kept ? "kept" : own;
  const on = [...(field.lots ?? lotsOf(question, lots).map(({ code }) => code))];
  const optional = field.optional !== undefined && field.optional !== false;
  return {
    field: {
      label: field.label ?? "",
      noun: field.noun,
      hint: field.hint ?? "",
      optional: yes(optional),
      shown,
      lots: on,
    },
    own: ownTyped(field),
  };
}

function ownTyped(field: Field): Answers[string] {
  const numbers = Object.fromEntries(
    Object.entries(field).flatMap(([name, value]) => (typeof value === "number" ? [[name, String(value)]] : [])),
  );
  switch (field.kind) {
    case "shortText":
      return { format: field.format ?? "any" };
    case "money":
      return Object.fromEntries(Object.entries(numbers).map(([name, pence]) => [name, String(Number(pence) / 100)]));
    case "number":
      return { ...numbers, unit: field.unit ?? "" };
    case "date":
      return { when: field.when ?? "any" };
    case "oneOf":
      return { options: listed(field.options) };
    case "manyOf":
      return { options: listed(field.options), none: field.none ?? "" };
    case "contacts":
      return { options: listed(field.contacts) };
    case "table":
      return { ...numbers, row: field.row, repeats: yes(field.repeats), columns: field.columns.map(columnTyped) };
    case "file": {
      const { kind, renewal, grace } = field.evidence;
      const months = typeof renewal === "object" ? String(renewal.months) : "";
      const how = typeof renewal === "object" ? "months" : renewal;
      return { kindOfEvidence: kind, renewal: how, months, grace: yes(grace) };
    }
    case "declaration":
      return { statement: field.statement };
    default:
      return numbers;
  }
}

const columnTyped = (column: Column): { [part: string]: Typed } => ({
  label: column.label ?? column.noun,
  kind: column.kind,
  name: column.name,
  optional: yes(column.optional === true),
  choices: column.kind === "oneOf" ? column.options.map(({ label }) => label).join("\n") : "",
});

type Row = Record<string, unknown>;
const said = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const numeric = (row: Row, ...names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (typeof row[name] === "number" ? [[name, row[name]]] : [])));

/** The field that was typed: of this kind, under this name. What the form doesn't show of the one before stays. */
export function fieldFrom(
  kind: Kind,
  name: string,
  { values }: Read,
  before: Field | undefined,
  question: Question,
  lots: Lots,
): Field {
  const { field = {}, own = {} } = values;
  const [label, hint] = [said(field.label), said(field.hint)];
  const on = (field.lots ?? []) as string[];
  const common = {
    name,
    noun: said(field.noun) ?? "",
    ...(label ? { label } : {}),
    ...(hint ? { hint } : {}),
    ...(field.optional ? { optional: Array.isArray(before?.optional) ? before.optional : true } : {}),
    ...shownFrom(said(field.shown), before, question),
    ...(on.length < lotsOf(question, lots).length ? { lots: on } : {}),
  };
  // Each kind's own part is what its form asks.
  return { kind, ...common, ...ownFrom(kind, own, before) } as Field;
}

function shownFrom(shown: string | undefined, before: Field | undefined, question: Question) {
  if (shown === "always") return {};
  if (shown === "kept") return before?.showWhen ? { showWhen: before.showWhen } : {};
  const [field = "", value = ""] = shown?.split("=") ?? [];
  const was = before?.showWhen;
  // A condition that the form can't show, or of which it shows the first choice only, stays as it is.
  const same = was && "is" in was && (was.field ?? "value") === field && was.is[0] === value;
  if (!shown || same) return was ? { showWhen: was } : {};
  return { showWhen: { question: question.id, field, is: [value] } };
}

function ownFrom(kind: Kind, own: Row, before: Field | undefined): object {
  switch (kind) {
    case "shortText": {
      const { maxLength, autoComplete } = before?.kind === "shortText" ? before : {};
      const format = said(own.format) === "any" ? undefined : said(own.format);
      return {
        ...(format ? { format: format as Format } : {}),
        ...(maxLength ? { maxLength } : {}),
        ...(autoComplete ? { autoComplete } : {}),
      };
    }
    case "longText":
      return numeric(own, "maxWords");
    case "number": {
      const { decimals, notBelow } = before?.kind === "number" ? before : {};
      const unit = said(own.unit);
      return {
        ...numeric(own, "min", "max"),
        ...(unit ? { unit } : {}),
        ...(decimals ? { decimals } : {}),
        ...(notBelow ? { notBelow } : {}),
      };
    }
    case "money":
      return numeric(own, "minPence", "maxPence");
    case "date":
      return own.when === "any" ? {} : { when: own.when };
    case "oneOf":
      return { options: optionsFrom(own.options) };
    case "manyOf": {
      const none = said(own.none);
      const { atLeast } = before?.kind === "manyOf" ? before : {};
      const options = optionsFrom(own.options, none ? ["none"] : []);
      return { options, ...(none ? { none } : {}), ...(atLeast ? { atLeast } : {}) };
    }
    case "contacts":
      return { contacts: optionsFrom(own.options, [], (label, taken) => newName(label, "contact", taken)) };
    case "table":
      return {
        ...{ columns: columnsFrom(own.columns, before), row: said(own.row) ?? "" },
        ...numeric(own, "minRows", "maxRows"),
        ...(own.repeats ? { repeats: true } : {}),
      };
    case "file": {
      const renewal = own.renewal === "months" ? { months: own.months } : own.renewal;
      return { evidence: { kind: slugOf(said(own.kindOfEvidence) ?? "", ""), renewal, grace: own.grace === true } };
    }
    case "declaration":
      return { statement: said(own.statement) ?? "" };
    default:
      return {};
  }
}

const newCode = (label: string, taken: readonly string[]) => freeId(slugOf(label, "choice"), taken);

/** The choices that were typed; those without a code get a new one, which no other choice has and `reserved` doesn't name. */
function optionsFrom(rows: unknown, reserved: readonly string[] = [], codeFor = newCode): Option[] {
  const typed = (rows ?? []) as Row[];
  const taken = [...reserved, ...typed.flatMap((row) => said(row.value) ?? [])];
  return typed.map((row) => {
    const label = said(row.label) ?? "";
    const hint = said(row.hint);
    const value = said(row.value) ?? codeFor(label, taken);
    taken.push(value);
    return { value, label, ...(hint ? { hint } : {}) };
  });
}

/** What a part of a row is until somebody says otherwise. */
const freshColumn = (kind: unknown): Partial<Column> => {
  if (kind === "number") return { kind, min: 0, max: 1_000_000 };
  if (kind === "longText") return { kind, maxWords: 200 };
  return { kind } as Partial<Column>;
};

function columnsFrom(rows: unknown, before: Field | undefined): Column[] {
  const earlier = before?.kind === "table" ? before.columns : [];
  const typed = (rows ?? []) as Row[];
  const taken = typed.flatMap((row) => said(row.name) ?? []);
  return typed.map((row) => {
    const label = said(row.label) ?? "";
    const name = said(row.name) ?? newName(label, "part", taken);
    taken.push(name);
    const was = earlier.find((one) => one.name === name && one.kind === row.kind);
    const { optional: _, ...kept }: Partial<Column> = was ?? { ...freshColumn(row.kind), noun: lowerFirst(label) };
    const lines = (said(row.choices) ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const choices = optionsFrom(
      lines.map((line) => ({
        label: line,
        value: was?.kind === "oneOf" ? was.options.find((one) => one.label === line)?.value : undefined,
      })),
    );
    return {
      ...kept,
      ...{ name, label },
      ...(row.kind === "oneOf" ? { options: choices } : {}),
      ...(row.optional ? { optional: true } : {}),
    } as Column;
  });
}
