import type { ReactNode } from "react";
import type { FieldProps } from "./field.tsx";

/** The options of one fixture, as its JSON file holds them. */
export type Options = Record<string, unknown>;

/** The value as options; nothing, or something else, as none. */
export const options = (value: unknown): Options =>
  typeof value === "object" && value !== null ? (value as Options) : {};

/** The value as a string; undefined when it is missing. */
export const text = (value: unknown): string | undefined =>
  value === undefined || value === null || value === false ? undefined : String(value);

const held: string[] = [];

/** Holds HTML back as a mark in the text; `release` puts it in after rendering, since React would escape it. */
export function raw(html: unknown): string {
  held.push(String(html));
  return `[[html ${held.length - 1}]]`;
}

/** Puts held HTML back into rendered markup. */
export const release = (markup: string): string =>
  markup.replace(/\[\[html (\d+)\]\]/g, (_, place: string) => held[Number(place)] ?? "");

/** The words of an option that has `html` or `text`. */
export function content(value: unknown): ReactNode {
  const { html, text: words } = options(value);
  return html ? raw(html) : text(words);
}

const camel: Record<string, string> = {
  autocomplete: "autoComplete",
  class: "className",
  colspan: "colSpan",
  for: "htmlFor",
  inputmode: "inputMode",
  maxlength: "maxLength",
  novalidate: "noValidate",
  readonly: "readOnly",
  spellcheck: "spellCheck",
  tabindex: "tabIndex",
};

/** Extra attributes, by React's names. */
export function attributes(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(options(value)).map(([name, own]) => [camel[name] ?? name, String(own)]));
}

/** The class, id and extra attributes of the element itself. */
export const own = (o: Options) => ({ className: text(o.classes), id: text(o.id), ...attributes(o.attributes) });
/** A number among those that the caller allows; undefined when it is missing. */
export const level = <L extends number>(value: unknown) => (value === undefined ? undefined : (Number(value) as L));
/** The items of a list, without the empty ones. */
export const list = (value: unknown) => (Array.isArray(value) ? value.filter(Boolean).map(options) : []);

/** Label, hint, error and group of a field. */
export function field(o: Options): FieldProps {
  const [label, hint, error, group] = [o.label, o.hint, o.errorMessage, o.formGroup].map(options) as [
    Options,
    Options,
    Options,
    Options,
  ];
  return {
    label: content(label),
    labelProps: {
      className: text(label.classes),
      isPageHeading: Boolean(label.isPageHeading),
      ...attributes(label.attributes),
    },
    hint: content(hint),
    hintProps: { className: text(hint.classes), ...attributes(hint.attributes) },
    error: content(error),
    errorProps: {
      className: text(error.classes),
      ...attributes(error.attributes),
      ...(error.visuallyHiddenText === undefined ? {} : { visuallyHiddenText: text(error.visuallyHiddenText) ?? "" }),
    },
    groupProps: { className: text(group.classes), ...attributes(group.attributes) },
    before: content(group.beforeInput ?? group.beforeInputs),
    after: content(group.afterInput ?? group.afterInputs),
  };
}
