import { Form } from "@remix-run/react";
import type { useFormState } from "#app/forms/form-state.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = { form: ReturnType<typeof useFormState>; submissionKey: string };

/** More time for one document: the last day, the reason, and a tick that it is meant. */
export function GraceForm({ form: { field, date, list, error }, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Give more time</h2>
      <p className="govuk-body">
        New requests can reach the provider until the last day, under your name. It cannot be taken back; the pause
        begins again by itself the day after.
      </p>
      <input type="hidden" name="submissionKey" value={submissionKey} />
      <DateInput
        {...date("until")}
        legend="Last day"
        hint="At most four weeks from today, unless the council set another limit"
      />
      <Textarea {...field("reason")} label="Reason" hint="The provider is told the last day, not the reason" rows={3} />
      <Checkboxes
        name="confirmed"
        items={[{ value: "yes", label: "I give this provider more time for this document" }]}
        values={list("confirmed")}
        error={error("confirmed")}
      />
      <Button>Give more time</Button>
    </Form>
  );
}
