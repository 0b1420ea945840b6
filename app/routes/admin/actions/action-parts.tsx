import { Form } from "@remix-run/react";
import type { ActionInWords } from "#app/domain/actions/action-in-words.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** The actions that were agreed at a visit, a meeting or an audit. */
export function Actions({ actions }: { actions: readonly ActionInWords[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Actions</h2>
      {actions.length === 0 ? (
        <p className="govuk-body">None agreed.</p>
      ) : (
        <Table
          caption="Actions"
          captionHidden
          head={["Action", "Who", "By", "State"]}
          rows={actions.map(({ id, what, whose, due, tag }) => [
            <a className="govuk-link" href={paths.admin.action(id)} key="what">
              {what}
            </a>,
            whose,
            due,
            <Tag colour={tag.colour} key="tag">
              {tag.text}
            </Tag>,
          ])}
        />
      )}
    </>
  );
}

type Props = {
  form: FormState;
  submissionKey: string;
  owners: readonly { id: string; name: string }[];
  provider: string;
};

/** Agrees one more action. */
export function AgreeForm({ form, submissionKey, owners, provider }: Props) {
  const { field, date, text } = form;
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Add an action</h2>
      <p className="govuk-body">Whoever does it is told by e-mail that there is one, and reads here what it is.</p>
      <input type="hidden" name="intent" value="agree" />
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Input {...field("what")} label="What is to be done?" hint="No child’s name" />
      <Select
        {...field("owner")}
        label="Who does it?"
        items={[
          { value: "provider", text: provider },
          ...owners.map(({ id, name }) => ({ value: id, text: `${name}, of the council` })),
        ]}
      />
      <DateInput {...date("dueOn")} legend="By when?" />
      <Button look="secondary">Add the action</Button>
    </Form>
  );
}
