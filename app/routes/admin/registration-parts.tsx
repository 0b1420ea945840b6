import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = { form: FormState; submissionKey: string };

/** Where QA says that the Department for Education and Ofsted were told. */
export function ToldForm({ form, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={submissionKey} />
      <h2 className="govuk-heading-m">Tell the Department for Education and Ofsted</h2>
      <DateInput {...form.date("toldOn")} legend="When did you tell them?" />
      <Textarea {...form.field("how")} label="How, and what reference did they give?" rows={2} />
      <Button name="intent" value="told" look="secondary">
        Record that they were told
      </Button>
    </Form>
  );
}

/** Where QA lifts the stop, with the reason. */
export function FindingForm({ form, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={submissionKey} />
      <h2 className="govuk-heading-m">What did you find?</h2>
      <p className="govuk-body">
        Leave this while you are looking into it, or when it is a school that must register: new referrals stay stopped.
      </p>
      <Radios
        name="finding"
        legend="It is"
        items={[
          {
            value: "not-a-school",
            label: "Not a school",
            hint: "You saw its timetable, and nobody is there full time",
          },
          { value: "registered", label: "A registered school", hint: "You found its URN on the register of schools" },
        ]}
        value={form.text("finding")}
        error={form.error("finding")}
      />
      <Textarea {...form.field("reason")} label="What you saw, and why you decided so" rows={3} />
      <p className="govuk-body">This lets new referrals to it begin again at once, unless something else is open.</p>
      <Button name="intent" value="decide">
        Lift the stop
      </Button>
    </Form>
  );
}
