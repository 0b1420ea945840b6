import { useActionData } from "@remix-run/react";
import type { Failure, Values } from "./parse-form.ts";

/**
 * What a plain form shows: the values typed when the server refused them, else the saved ones, and the sentence beside
 * each field. Works alike with and without JavaScript.
 */
export function useFormState(saved: Values = {}): FormState {
  const failure = useActionData<Failure>();
  return showing({ values: failure?.values ?? saved, errors: failure?.errors ?? {} });
}

export type FormState = ReturnType<typeof showing>;

/** What fields ask of a form, whoever checked it. */
export function showing({ values, errors }: Failure) {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    problems: Object.entries(errors).map(([name, { message }]) => ({ name, message })),
    error: (name: string): string | undefined => errors[name]?.message,
    values,
    text,
    list: (name: string): string[] => {
      const value = values[name];
      return Array.isArray(value) ? value : value === undefined ? [] : [value];
    },
    /** What an input of this name needs: its id, its value, its error. */
    field: (name: string) => ({ name, id: name, defaultValue: text(name), error: errors[name]?.message }),
    /** The same for a date in three boxes. */
    date: (name: string) => ({
      ...{ name, id: name, error: errors[name]?.message },
      values: { day: text(`${name}-day`), month: text(`${name}-month`), year: text(`${name}-year`) },
    }),
  };
}
