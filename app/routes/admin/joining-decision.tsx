import { Form } from "@remix-run/react";
import { joiningChecks } from "#app/domain/accounts/joining.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

/** What QA checked, and whether the person becomes the provider's owner. */
export function DecideOwner({ form, submissionKey }: { form: FormState; submissionKey: string }) {
  const { field, text, list, error } = form;
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Check, then decide</h2>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Checkboxes
        name="checks"
        legend="What have you checked?"
        values={list("checks")}
        error={error("checks")}
        items={[...joiningChecks]}
      />
      <Textarea
        {...field("found")}
        label="What the checks showed"
        hint="Which proof, which register, which number you called and who answered. Kept on record, sent to nobody"
      />
      <Radios
        name="outcome"
        legend="What do you decide?"
        value={text("outcome")}
        error={error("outcome")}
        items={[
          {
            value: "accepted",
            label: "Accept: they become an owner",
            hint: "They, and every owner, are told by email",
          },
          { value: "refused", label: "Refuse" },
        ]}
      />
      <Textarea {...field("reason")} label="Reason, when you refuse" hint="We send it to the person" />
      <Button>Decide</Button>
    </Form>
  );
}
