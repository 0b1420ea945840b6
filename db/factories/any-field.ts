import fc from "fast-check";
import { formats } from "#app/domain/question-sets/formats.ts";
import type { Column, Field, Format } from "#app/domain/question-sets/question.ts";

const values = ["one", "two", "three/3", "four", "five"];
const choices = (minLength: number) =>
  fc.subarray(values, { minLength }).map((some) => some.map((value) => ({ value, label: `Choice ${value}` })));

const common = { name: fc.constant("value"), noun: fc.constantFrom("the answer", "what it is", "yes if it is so") };
const more = { optional: fc.option(fc.constantFrom(true, ["A"] as const), { nil: undefined }) };
const kind = <const Kind extends string>(name: Kind) => ({ ...common, kind: fc.constant(name) });

const anyNumber = fc
  .record({
    ...kind("number"),
    ...more,
    min: fc.integer({ min: -50, max: 50 }),
    size: fc.nat(900),
    decimals: fc.nat(2),
  })
  .map(({ size, min, ...field }) => ({ ...field, min, max: min + size }));
const anyMoney = fc
  .record({ ...kind("money"), ...more, minPence: fc.nat(500), size: fc.nat(1_000_000) })
  .map(({ size, minPence, ...field }) => ({ ...field, minPence, maxPence: minPence + size }));

/** A field that could also be a cell of a table. */
export const anyColumn: fc.Arbitrary<Column> = fc.oneof(
  fc.record({
    ...kind("shortText"),
    ...more,
    maxLength: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
  }),
  fc.record({ ...kind("shortText"), ...more, format: fc.constantFrom(...(Object.keys(formats) as Format[])) }),
  fc.record({ ...kind("longText"), ...more, maxWords: fc.integer({ min: 1, max: 2000 }) }),
  anyNumber,
  anyMoney,
  fc.record({ ...kind("date"), ...more, when: fc.constantFrom("past", "future", undefined) }),
  fc.record({ ...kind("yesNo"), ...more }),
  fc.record({ ...kind("oneOf"), ...more, options: choices(2) }),
) as fc.Arbitrary<Column>;

const anyTable = fc
  .record({
    ...kind("table"),
    ...more,
    row: fc.constant("thing"),
    repeats: fc.boolean(),
    minRows: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
    maxRows: fc.integer({ min: 2, max: 5 }),
    columns: fc.array(anyColumn, { minLength: 1, maxLength: 3 }),
  })
  .map(({ columns, ...field }) => ({
    ...field,
    columns: columns.map((one, place) => ({ ...one, name: `cell${place}` })),
  }));

const anyFile = fc
  .record({
    ...kind("file"),
    ...more,
    renewal: fc.constantFrom({ months: 12 }, { months: 1 }, "fromDocument", "never"),
  })
  .map(({ renewal, ...field }) => {
    // A kind is renewed in one way everywhere.
    const named = typeof renewal === "string" ? renewal.toLowerCase() : `months-${renewal.months}`;
    return { ...field, evidence: { kind: named, renewal, grace: true } };
  });

const anyMany = fc
  .record({
    ...kind("manyOf"),
    ...more,
    options: choices(1),
    none: fc.constantFrom("None of these", undefined),
    needed: fc.boolean(),
  })
  .map(({ needed, ...field }) => ({ ...field, atLeast: needed ? [field.options[0]?.value ?? ""] : undefined }));

/** A field of every kind that there is, by itself in working order; its name is left to its question. */
export const anyField: fc.Arbitrary<Field> = fc.oneof(
  { weight: 5, arbitrary: anyColumn },
  { weight: 2, arbitrary: anyMany },
  { weight: 1, arbitrary: anyTable },
  { weight: 1, arbitrary: anyFile },
  { weight: 1, arbitrary: fc.record({ ...kind("declaration"), statement: fc.constant("I agree") }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...kind("contacts"),
      ...more,
      contacts: fc.constant([
        { value: "invoices", label: "Invoices" },
        { value: "referrals", label: "Referrals" },
      ]),
    }),
  },
) as fc.Arbitrary<Field>;
