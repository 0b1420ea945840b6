import { Form } from "@remix-run/react";
import { groundGroups, groundKey, grounds, groupWords } from "#app/domain/exclusion/grounds.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = { form: FormState; submissionKey: string };

const choices = [
  { value: "", text: "Select a ground" },
  ...groundGroups.flatMap((group) =>
    grounds
      .filter((ground) => ground.group === group)
      .map((ground) => ({ value: groundKey(ground), text: `${groupWords[group]}: ${ground.label}` })),
  ),
];

/** Where procurement tells a provider that it is minded to exclude it. */
export function OpenForm({ form, submissionKey, earliest }: Props & { earliest: string }) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <h2 className="govuk-heading-m">Minded to exclude it</h2>
      <p className="govuk-body">
        The provider reads the ground and your words, and may answer. Nothing stops until another officer decides.
      </p>
      <Select {...form.field("ground")} label="Ground" items={choices} />
      <Textarea
        {...form.field("evidence")}
        label="What shows that the ground applies"
        hint="The provider reads this. Name no child"
        rows={5}
      />
      <DateInput
        {...form.date("answerBy")}
        legend="Last day to answer"
        hint={`${earliest} or later. Leave this empty for that day`}
      />
      <Button>Tell the provider</Button>
    </Form>
  );
}

/** Where another officer decides. */
export function DecideForm({ form, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <h2 className="govuk-heading-m">Decide</h2>
      <p className="govuk-body">
        Weigh what it has put right, how serious and how long ago it was. Excluded, it has no new requests and no awards
        on any lot from this minute. QA lead decides on each running placement the same day.
      </p>
      <Radios
        name="outcome"
        legend="What do you decide?"
        items={[
          { value: "exclude", label: "Exclude it" },
          { value: "drop", label: "Do not exclude it" },
        ]}
        value={form.text("outcome")}
        error={form.error("outcome")}
      />
      <Textarea {...form.field("reason")} label="Why" hint="The provider reads this" rows={4} />
      <Button name="intent" value="decide" look="warning">
        Record the decision and tell the provider
      </Button>
    </Form>
  );
}

/** Where an exclusion ends. */
export function LiftForm({ form, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <h2 className="govuk-heading-m">End the exclusion</h2>
      <Textarea {...form.field("liftReason")} label="Why it ends" hint="The provider reads this" rows={3} />
      <Button name="intent" value="lift">
        End the exclusion and tell the provider
      </Button>
    </Form>
  );
}
