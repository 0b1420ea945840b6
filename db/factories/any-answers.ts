import fc from "fast-check";
import type { Column, Field, Format, Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import type { Answer, Answers, Typed } from "#app/domain/question-sets/typed.ts";

const inFormat: Record<Format, string> = {
  email: "name@example.com",
  phone: "01432 960 001",
  postcode: "hr1 2aa",
  companyNumber: "oc123456",
  charityNumber: "1234567",
  ukprn: "10012345",
  urn: "123456",
  vat: "123456782",
  ico: "ZA123456",
  url: "https://www.example.com/a",
  sortCode: "30-94-30",
  accountNumber: "00733445",
};

/** What people type, wrong and strange things too; never a line break, which one line cannot hold. */
const line = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "O'Neill",
    "Null",
    '<b>&amp;"</b>',
    "1e3",
    "-0",
    "٣",
    "=1+1",
    "👩‍🏫",
    "Ｏ’Ｎｅｉｌｌ",
    "e\u0301",
    "\ud800",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, " ")),
);
const lines = fc.array(line, { maxLength: 3 }).map((some) => some.join("\n"));
const or = (valid: string, wrong: fc.Arbitrary<string> = line) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: wrong });

const number = ({ min, max }: { min: number; max: number }) =>
  fc.oneof(
    fc.integer({ min, max }).map(String),
    fc.double({ min, max, noNaN: true }).map((n) => n.toFixed(1)),
    line,
  );

/** Anything that can be typed or ticked in a cell of a table, as it is stored. */
function typedInCell(column: Column): fc.Arbitrary<Typed> {
  switch (column.kind) {
    case "shortText":
      return or(column.format ? inFormat[column.format] : "A short answer");
    case "longText":
      return or("Several words of an answer", lines);
    case "number":
      return number(column);
    case "money":
      return fc.oneof(
        fc.integer({ min: 0, max: 2_000_000 }).map((pence) => String(pence / 100)),
        line,
      );
    case "date": {
      const part = (from: number, to: number) =>
        or(String(from), fc.oneof(fc.integer({ min: from, max: to }).map(String), line));
      return fc.record({ day: part(1, 32), month: part(1, 13), year: part(2024, 2028) });
    }
    case "yesNo":
      return fc.constantFrom("yes", "no", "");
    case "oneOf":
      return fc.constantFrom(...column.options.map(({ value }) => value), "");
  }
}

function typedIn(field: Field): fc.Arbitrary<Typed> {
  switch (field.kind) {
    case "manyOf":
      return fc.subarray([...field.options.map(({ value }) => value), ...(field.none ? ["none"] : [])]);
    case "declaration":
      return fc.constantFrom("yes", "");
    case "contacts": {
      const person = fc.record({ name: line, email: or(inFormat.email), phone: or(inFormat.phone) });
      return fc.record(Object.fromEntries(field.contacts.map(({ value }) => [value, person])));
    }
    case "table": {
      const row = fc.record(Object.fromEntries(field.columns.map((column) => [column.name, typedInCell(column)])));
      return fc.array(row, { maxLength: field.maxRows });
    }
    case "file":
      return fc.constant({ file: true, name: "a.pdf", dated: "2026-01-01", ends: "2027-01-01" });
    default:
      return typedInCell(field);
  }
}

const anyAnswer = ({ fields }: Question): fc.Arbitrary<Answer> =>
  fc.tuple(...fields.map((field) => fc.option(typedIn(field), { nil: undefined, freq: 4 }))).map((typed) =>
    Object.fromEntries(
      fields.flatMap(({ name }, place) => {
        const one = typed[place];
        return one === undefined ? [] : [[name, one] as const];
      }),
    ),
  );

/** Any answers to the questions of a set: right, wrong, left out, and to questions that are hidden. */
export const anyAnswersTo = (set: QuestionSet): fc.Arbitrary<Answers> => {
  const questions = questionsOf(set);
  return fc
    .tuple(...questions.map((question) => fc.option(anyAnswer(question), { nil: undefined, freq: 6 })))
    .map((answers) =>
      Object.fromEntries(
        questions.flatMap(({ id }, place) => {
          const answer = answers[place];
          return answer === undefined ? [] : [[id, answer] as const];
        }),
      ),
    );
};
