import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { Radios } from "#app/ui/radios.tsx";

type Props = { form: FormState; submissionKey: string };

/** Where a QA lead or a director says what becomes of a placement whose provider is on hold. */
export function DecideForm({ form, seen, submissionKey }: Props & { seen: string }) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={submissionKey} />
      <input type="hidden" name="seen" value={seen} />
      <Radios
        name="choice"
        legend="What happens to the placement?"
        legendProps={{ size: "m" }}
        value={form.text("choice")}
        error={form.error("choice")}
        items={[
          {
            value: "continue",
            label: "It continues, with safeguards",
            hint: "The provider reads what you write below",
          },
          { value: "pause", label: "It is paused", hint: "Nothing is taught until the broker resumes it" },
          {
            value: "move",
            label: "The child moves to another provider",
            hint: "It is paused, and the broker is asked to refer the child anew",
          },
        ]}
      />
      <CharacterCount
        {...form.field("reason")}
        label="The safeguards, or why it is paused or moves"
        hint="Do not name the child"
        limit={2000}
      />
      <DateInput
        {...form.date("reviewOn")}
        legend="If it continues: look at it again by"
        hint="A day after today. Leave it empty if it is paused or moves"
      />
      <Button name="intent" value="decide">
        Decide and tell the broker and the provider
      </Button>
    </Form>
  );
}

/** Where an officer records that the school or the family was told by telephone. */
export function ToldForm({ form, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={submissionKey} />
      <Radios
        name="whom"
        legend="Whom did you tell?"
        legendProps={{ size: "s" }}
        value={form.text("whom")}
        error={form.error("whom")}
        items={[
          { value: "school", label: "The school" },
          { value: "family", label: "The family" },
        ]}
      />
      <DateInput {...form.date("toldOn")} legend="On which day?" />
      <Input {...form.field("toldAt")} label="At what time?" hint="Like 14:30" className="govuk-input--width-5" />
      <Button name="intent" value="told" look="secondary">
        Record that you told them
      </Button>
    </Form>
  );
}
