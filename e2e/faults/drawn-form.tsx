import { parse } from "parse5";
import { renderToString } from "react-dom/server";
import { type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { type Context, fieldsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { showing } from "#app/forms/form-state.ts";
import type { Values } from "#app/forms/names.ts";
import type { Errors } from "#app/forms/parse-form.ts";
import { QuestionFields } from "#app/forms/question-fields.tsx";

export type Element = {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Element[];
  value?: string;
};
export const attribute = (node: Element, name: string) => node.attrs?.find((one) => one.name === name)?.value;
const within = (node: Element): Element[] => [node, ...(node.childNodes ?? []).flatMap(within)];
export const textOf = (node: Element): string => (node.value ?? "") + (node.childNodes ?? []).map(textOf).join("");

/** The questions of a page alone as a browser reads them without JavaScript: every element of the page. */
export function drawn(alone: QuestionSet, context: Context, values: Values, errors: Errors = {}): Element[] {
  const html = renderToString(
    <QuestionFields
      questions={questionsOf(alone)}
      form={showing({ values, errors })}
      applying={(question, typed) => fieldsShown(alone, question, typed as Answers, context)}
      renderFile={(_, field) => <a href="/up">{field.noun}</a>}
    />,
  );
  return within(parse(html) as unknown as Element);
}

/** What a browser would send: the inputs as they stand, with the line ends of a form. */
export function posted(elements: readonly Element[]): FormData {
  const form = new FormData();
  for (const node of elements) {
    const name = attribute(node, "name");
    if (!name || !["input", "textarea"].includes(node.nodeName)) continue;
    const ticks = ["radio", "checkbox"].includes(attribute(node, "type") ?? "");
    if (ticks && attribute(node, "checked") === undefined) continue;
    const value = node.nodeName === "textarea" ? textOf(node) : (attribute(node, "value") ?? "");
    form.append(name, value.replaceAll("\n", "\r\n"));
  }
  return form;
}

/** Text as a form sends it and as it is kept. */
export const asPosted = (text: string): string =>
  Buffer.from(text).toString().replaceAll("\0", "\ufffd").normalize("NFC");
