import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { check, schemaFor } from "#app/domain/question-sets/answers.ts";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown, pageAlone, pagesShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { companyAnswers, soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { showing } from "./form-state.ts";
import { flatten, nest, type Values } from "./names.ts";
import { errorsOf } from "./parse-form.ts";
import { QuestionFields } from "./question-fields.tsx";

const context = { today: "2026-03-27", stage: "A" } as const;
const samples = {
  sole: soleTutorAnswers("2025-09-01", "2027-03-01"),
  company: companyAnswers("2025-09-01", "2027-03-01"),
};

function draw(page: (typeof set.sections)[0]["pages"][0], answers: Answers, values: Values, errors = {}) {
  const alone = pageAlone(set, page, answers, context);
  const form = showing({ values, errors });
  return renderToStaticMarkup(
    <QuestionFields
      questions={questionsOf(alone)}
      form={form}
      applying={(question, typed) => fieldsShown(alone, question, typed as Answers, context)}
      renderFile={(_, field) => <a href="/up">{field.noun}</a>}
    />,
  );
}

/** What a browser would post from this markup. */
function posted(html: string): Values {
  const values: Values = {};
  const text = (s: string) =>
    s
      .replaceAll("&#x27;", "'")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  for (const [, attributes = "", body] of html.matchAll(/<(?:input|textarea)\b([^>]*)>(?:([^<]*)<\/textarea>)?/g)) {
    const one = (name: string) => text(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
    const type = one("type");
    if ((type === "radio" || type === "checkbox") && !/ checked=""/.test(attributes)) continue;
    const value = body === undefined ? one("value") : text(body);
    const before = values[one("name")];
    if (type === "checkbox") values[one("name")] = [...(Array.isArray(before) ? before : []), value];
    else values[one("name")] = value;
  }
  return values;
}

describe.each(["sole", "company"] as const)("the pages of the %s", (who) => {
  const answers = samples[who];
  for (const page of pagesShown(set, answers, context)) {
    it(`${page.id}: shows what was saved, and posts what completes it`, () => {
      const again = nest(posted(draw(page, answers, flatten(answers as never))));
      expect(schemaFor(set, page, context, answers).safeParse(again).error?.issues ?? []).toEqual([]);
    });

    it(`${page.id}: an empty form links every problem to an element, and browser and server agree`, () => {
      const alone = pageAlone(set, page, answers, context);
      const onlyPage = alone.sections[0]?.pages[0];
      if (!onlyPage) throw new Error("no page");
      const withoutPage = Object.fromEntries(
        Object.entries(answers).filter(([id]) => !page.questions.some((question) => question.id === id)),
      );
      const server = schemaFor(set, page, context, withoutPage).safeParse({});
      const browser = schemaFor(alone, onlyPage, context).safeParse({});
      const errors = server.error ? errorsOf(server.error) : {};
      expect(browser.error ? errorsOf(browser.error) : {}).toEqual(errors);
      const html = draw(page, withoutPage, {}, errors);
      for (const [name, { message }] of Object.entries(errors)) {
        expect(html.split(` id="${name}"`), name).toHaveLength(2);
        expect(html).toContain(message.replaceAll("'", "&#x27;"));
      }
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });
  }

  it("has no problem left", () => expect(check(set, answers, context).complete).toBe(true));
});
