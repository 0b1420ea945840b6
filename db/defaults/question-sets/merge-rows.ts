import type { Condition, Field, Page, Question, Section, Stage } from "#app/domain/question-sets/question.ts";
import type { Merge } from "./merges.ts";

type Renamed = { into: string; names: ReadonlyMap<string, string> };

/**
 * The sections with the rows of every merge asked as one question: each row's fields stand in it under their new names
 * with their own words, condition, lots and rule. Throws when two rows cannot be asked together without asking more,
 * or less, than each of them does alone.
 */
export function mergeRows(sections: readonly Section[], merges: readonly Merge[]): Section[] {
  const rows = new Map(
    sections.flatMap(({ pages }) => pages.flatMap(({ questions }) => questions.map((row) => [row.id, row] as const))),
  );
  const row = (id: string): Question => {
    const found = rows.get(id);
    if (!found) throw new Error(`There is no row ${id} to merge`);
    return found;
  };
  const renamed = new Map<string, Renamed>();
  for (const { into, covers } of merges)
    for (const [id, as] of Object.entries(covers)) renamed.set(id, { into, names: namesIn(row(into), row(id), as) });
  const merged = new Map(merges.map((merge) => [merge.into, mergedRow(merge, row, renamed)]));
  const asked = ({ questions, ...page }: Page): Page => ({
    ...page,
    questions: questions
      .filter(({ id }) => !renamed.has(id))
      .map((question) => repointed(merged.get(question.id) ?? question, renamed)),
  });
  return sections
    .map((section) => ({ ...section, pages: section.pages.map(asked).filter(({ questions }) => questions.length > 0) }))
    .filter(({ pages }) => pages.length > 0);
}

/** A single field takes the name given; others begin with it. What the question asks already is not asked twice. */
function namesIn(into: Question, { fields }: Question, as: string): Map<string, string> {
  const first = (name: string) => name === "value" || fields.length === 1;
  const same = (field: Field) => into.fields.some((own) => JSON.stringify(own) === JSON.stringify(field));
  const named = (field: Field) => {
    if (same(field)) return field.name;
    return first(field.name) ? as : as + field.name.charAt(0).toUpperCase() + field.name.slice(1);
  };
  return new Map(fields.map((field) => [field.name, named(field)]));
}

function mergedRow(
  { into, label, covers }: Merge,
  row: (id: string) => Question,
  renamed: ReadonlyMap<string, Renamed>,
): Question {
  const base = row(into);
  const covered = Object.keys(covers).map(row);
  for (const one of covered) refuseUnlike(base, one);
  const own = base.fields.map((field) =>
    field.label ? field : { ...field, label: base.label, ...(base.hint && !field.hint ? { hint: base.hint } : {}) },
  );
  const { hint: _, ...rest } = base;
  const said = own.some(({ hint }) => hint === base.hint);
  const names = (one: Question) => [...(renamed.get(one.id)?.names.values() ?? [])];
  const known = base.fields.map(({ name }) => name);
  return {
    ...(said ? rest : base),
    label,
    covers: covered.map(({ id }) => id),
    fields: [...own, ...covered.flatMap((one) => fieldsFrom(base, one, renamed.get(one.id)?.names ?? new Map()))],
    stages: (["A", "W", "P"] as const).filter((stage) =>
      [base, ...covered].some(({ stages }) => stages.includes(stage)),
    ),
    also: covered.map((one) => ({
      fields: names(one).filter((name) => !known.includes(name)),
      pass: withNames(one, renamed.get(one.id)?.names ?? new Map()),
    })),
  };
}

function refuseUnlike(base: Question, covered: Question): void {
  const wide = !base.lots || covered.lots?.every((lot) => base.lots?.includes(lot));
  const sameOwner = base.perLot === covered.perLot && base.askedOf === covered.askedOf && base.apart === covered.apart;
  // What the council checks before approval may be told earlier; nothing may be told later than it is asked.
  const inTime = covered.stages.every((stage) => stage === "W" || base.stages.includes(stage));
  if (!wide || !sameOwner || !inTime || base.showWhen || covered.byLot || (covered.required && !base.required))
    throw new Error(`${covered.id} cannot be asked together with ${base.id}`);
}

/** The fields of a row as part of another question: each may stay empty wherever its row alone would not have asked. */
function fieldsFrom(base: Question, row: Question, names: ReadonlyMap<string, string>): Field[] {
  const stages: Stage[] = base.stages.filter((stage) => !row.stages.includes(stage));
  return row.fields
    .filter(({ name }) => !base.fields.some((own) => own.name === names.get(name)))
    .map((field, position) => {
      const mayBeEmpty = !row.required || field.optional === true ? true : [...(field.optional || []), ...stages];
      const hint = field.hint ?? (position === 0 ? row.hint : undefined);
      const showWhen = both(row.showWhen, field.showWhen);
      return {
        ...field,
        name: names.get(field.name) ?? field.name,
        label: field.label ?? row.label,
        ...(hint ? { hint } : {}),
        ...(mayBeEmpty === true || mayBeEmpty.length > 0 ? { optional: mayBeEmpty } : {}),
        ...(showWhen ? { showWhen } : {}),
        ...(row.lots && row.lots.length < (base.lots?.length ?? Number.POSITIVE_INFINITY) ? { lots: row.lots } : {}),
      };
    });
}

const both = (one: Condition | undefined, other: Condition | undefined): Condition | undefined =>
  one && other ? { all: [one, other] } : (one ?? other);

/** The rule of a row, looking at its fields by their new names. */
const withNames = ({ pass }: Question, names: ReadonlyMap<string, string>): Question["pass"] =>
  "field" in pass ? { ...pass, field: names.get(pass.field) ?? pass.field } : pass;

/** The question with every condition that looked at a covered row looking at where it is asked now. */
function repointed(question: Question, renamed: ReadonlyMap<string, Renamed>): Question {
  const at = (when: Condition): Condition => {
    if ("all" in when) return { all: when.all.map(at) };
    if ("any" in when) return { any: when.any.map(at) };
    const now = "question" in when ? renamed.get(when.question) : undefined;
    if (!now || !("question" in when)) return when;
    return { ...when, question: now.into, field: now.names.get(when.field ?? "value") ?? when.field ?? "value" };
  };
  const moved = <T extends { showWhen?: Condition }>(one: T): T =>
    one.showWhen ? { ...one, showWhen: at(one.showWhen) } : one;
  return { ...moved(question), fields: question.fields.map(moved) };
}
