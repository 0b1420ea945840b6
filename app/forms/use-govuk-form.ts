import { useActionData, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { showing } from "./form-state.ts";
import { nest, type Values } from "./names.ts";
import { type Errors, errorsOf, type Failure, read } from "./parse-form.ts";

type Options = {
  /** The names of checkbox groups. */
  lists?: readonly string[];
  /** Question pages show errors but post all the same: the server keeps what was typed, also when it is wrong. */
  postsAnyway?: boolean;
};

/**
 * A form that the browser checks with the server's own schema before it is sent. The server's verdict is the real one;
 * without JavaScript it is the only one, and the page looks the same. One form to a page.
 */
export function useGovukForm(schema: z.ZodType, saved: Values = {}, { lists = [], postsAnyway }: Options = {}) {
  const answer = useActionData<Failure>();
  const failure = answer?.errors ? answer : undefined;
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const { handleSubmit, clearErrors, formState } = useForm({
    // Checked is what would be sent: the same bytes that the server reads.
    resolver: async () => {
      const parsed = schema.safeParse(nest(read(new FormData(form.current ?? undefined), lists)));
      return parsed.success ? { values: {}, errors: {} } : { values: {}, errors: errorsOf(parsed.error) };
    },
    errors: failure?.errors, // in the first render, so also without JavaScript
    reValidateMode: "onSubmit",
    shouldFocusError: false, // focus belongs to the summary
  });
  const errors = formState.errors as Errors;
  const { submitCount } = formState;
  const count = Object.keys(errors).length;

  useEffect(() => {
    if (answer && !answer.errors) clearErrors();
  }, [answer, clearErrors]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new verdict moves the focus, also one with the same problems
  useEffect(() => {
    if (count === 0) return;
    summary.current?.focus();
    if (!document.title.startsWith("Error: ")) document.title = `Error: ${document.title}`;
  }, [failure, submitCount, count]);

  return {
    ...showing({ errors, values: failure?.values ?? saved }),
    summary,
    form: {
      ref: form,
      method: "post" as const,
      noValidate: true,
      onSubmit(event: FormEvent<HTMLFormElement>) {
        const { submitter } = event.nativeEvent as SubmitEvent;
        const button = submitter instanceof HTMLButtonElement ? submitter : undefined;
        if (button?.formNoValidate) return; // Remix's own form sends it
        const target = button ?? event.currentTarget;
        const send = () => submit(target); // the button, so that its name and value are sent
        return handleSubmit(send, postsAnyway ? send : undefined)(event);
      },
    },
  };
}
