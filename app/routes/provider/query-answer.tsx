import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = {
  query: string;
  form: FormState;
  canAnswer: boolean;
  invoice: { version: number; vatPence: number };
  submissionKey: string;
};

/** The council's question about an invoice, and the form that answers it. */
export function QueryAnswer({ query, form, canAnswer, invoice, submissionKey }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">The council asks</h2>
      <InsetText className="app-answer">{query}</InsetText>
      {canAnswer ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <Version value={invoice.version} />
          <Textarea
            {...form.field("answer")}
            label="Your answer"
            hint="Do not name the child, and write nothing about health."
          />
          <Input {...form.field("number")} label="Your invoice number" width={10} />
          <Input {...form.field("orderNumber")} label="The council’s order number" width={20} />
          {invoice.vatPence > 0 ? <Input {...form.field("vatNumber")} label="Your VAT number" width={20} /> : null}
          <Button>Send the answer</Button>
        </Form>
      ) : (
        <p className="govuk-body">An owner or a finance person of your organisation can answer.</p>
      )}
    </>
  );
}
