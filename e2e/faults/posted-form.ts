import { expect } from "vitest";
import { laidOver, listNames, problemsWith, schemaFor, typedOn, valuesOf } from "#app/domain/question-sets/answers.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import type { Field } from "#app/domain/question-sets/question.ts";
import { faultsIn } from "#app/domain/question-sets/set-faults.ts";
import { pageAlone } from "#app/domain/question-sets/shown.ts";
import { flatten, nest } from "#app/forms/names.ts";
import { errorsOf, read } from "#app/forms/parse-form.ts";
import { aPage, aQuestion, aSection } from "#db/factories/question-sets.ts";
import { drawn, posted } from "./drawn-form.tsx";

const context = { today: "2026-03-27", stage: "A" } as const;

/**
 * Posts what is typed to the form that is made of these fields, as a browser would, through all that reads, keeps,
 * judges and shows it. The browser's own verdict is the same each time.
 */
export function post(fields: Field[], typed: Record<string, string>, more: [string, string][] = []) {
  const whole = { lots: ["tuition"], version: 1, sections: [aSection("s", aPage("p", aQuestion("QUE-01", fields)))] };
  expect(faultsIn(whole)).toEqual([]);
  const set = forLot(whole, "tuition");
  const alone = pageAlone(set, set.sections[0]?.pages[0] ?? aPage("none"), {}, context);
  const page = alone.sections[0]?.pages[0] ?? aPage("none");
  const form = posted(drawn(alone, context, {}));
  for (const [name, text] of Object.entries(typed)) form.set(name, text);
  for (const [name, text] of more) form.append(name, text);
  const values = read(form, listNames(page));
  const stored = laidOver(set, {}, JSON.parse(JSON.stringify(typedOn(set, page, nest(values), {}, context))));
  const question = aQuestion("QUE-01", fields);
  const problems = Object.fromEntries(
    problemsWith(set, question, stored, context).map(({ name, message }) => [name, message]),
  );
  const browser = schemaFor(alone, page, context).safeParse(nest(values));
  const verdict = Object.entries(browser.error ? errorsOf(browser.error) : {});
  expect(Object.fromEntries(verdict.map(([name, { message }]) => [name, message]))).toEqual(problems);
  const again = drawn(alone, context, flatten(stored), browser.error ? errorsOf(browser.error) : {});
  return {
    form,
    problems,
    stored: flatten(stored),
    values: valuesOf(set, "QUE-01", stored, context),
    words: fields.flatMap((field) => inWords(field, stored["QUE-01"]?.[field.name])),
    shown: read(posted(again), listNames(page)),
    elements: again,
  };
}
