import { Form } from "@remix-run/react";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { Input } from "#app/ui/input.tsx";

/** Adds a section to a draft. */
export function AddSection({ version }: { version: number }) {
  const { field } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Add a section</h2>
      <Version value={version} />
      <Input {...field("title")} label="Title of the section" width={20} />
      <Button look="secondary" name="intent" value="add-section">
        Add the section
      </Button>
    </Form>
  );
}

function Sure({ text }: { text: string }) {
  const { error, list } = useFormState();
  return (
    <Checkboxes
      name="confirm"
      legend="Are you sure?"
      error={error("confirm")}
      values={list("confirm")}
      items={[{ value: "yes", label: text }]}
    />
  );
}

/** Throws a draft away. */
export function Discard({ version }: { version: number }) {
  return (
    <Details summary="Throw this draft away">
      <Form method="post" noValidate>
        <Version value={version} />
        <Sure text="Yes, all changes in this draft are lost" />
        <Button look="warning" name="intent" value="discard">
          Throw the draft away
        </Button>
      </Form>
    </Details>
  );
}

/** Takes back a version before its date. */
export function Withdraw({ submissionKey }: { submissionKey: string }) {
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Withdraw this version</h2>
      <p className="govuk-body">
        It does not come into force then, and becomes the draft again, so that you can go on working on it.
      </p>
      <SubmissionKey value={submissionKey} />
      <Sure text="Yes, withdraw it before its date" />
      <Button look="warning" name="intent" value="withdraw">
        Withdraw it
      </Button>
    </Form>
  );
}

/** Begins the next version from this one: how a mistake that was published is mended, or an older version comes back. */
export function StartFrom({ frameworkId, submissionKey }: { frameworkId: string; submissionKey: string }) {
  return (
    <Form method="post">
      <SubmissionKey value={submissionKey} />
      <input type="hidden" name="frameworkId" value={frameworkId} />
      <Button look="secondary" name="intent" value="start">
        Start a draft from this version
      </Button>
    </Form>
  );
}
