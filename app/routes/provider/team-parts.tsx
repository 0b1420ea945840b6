import { Form } from "@remix-run/react";
import { staffChecks } from "#app/domain/providers/staff.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";

/** Puts someone on the list. */
export function AddStaff({ form, submissionKey }: { form: FormState; submissionKey: string }) {
  const { field, text } = form;
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Add a member of staff</h2>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Input {...field("name")} label="Full name" autoComplete="off" spellCheck={false} width={20} />
      <Input {...field("role")} label="Role" width={20} />
      <Button>Add to the list</Button>
    </Form>
  );
}

/** Records one check of one person. */
export function RecordCheck({ form, staff }: { form: FormState; staff: { id: string; name: string }[] }) {
  const { field, date } = form;
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Record a check</h2>
      <input type="hidden" name="intent" value="check" />
      <Select
        {...field("staffMemberId")}
        label="Who was checked"
        items={[{ value: "", text: "Select" }, ...staff.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Select
        {...field("check")}
        label="Check"
        items={[{ value: "", text: "Select" }, ...staffChecks.map(({ value, label }) => ({ value, text: label }))]}
      />
      <DateInput {...date("checkedOn")} legend="Date of the check" />
      <Input {...field("level")} label="Level (optional)" hint="For example, enhanced with barred list" width={20} />
      <Input {...field("seenBy")} label="Seen by" width={20} />
      <Button>Record the check</Button>
    </Form>
  );
}
