import { Form } from "@remix-run/react";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Input } from "#app/ui/input.tsx";

export type AcceptProps = {
  action: string;
  /** Which versions the page shows, for the server to see whether they are still the newest. */
  shown: readonly string[];
  name: string;
  provider: string;
  submissionKey: string;
  button: string;
};

/** Who accepts, in which role, and that they may: one signature for everything that the page shows. */
export function AcceptTermsForm({ action, shown, name, provider, submissionKey, button }: AcceptProps) {
  const { field, text, error, list } = useFormState();
  return (
    <Form method="post" noValidate action={action}>
      <SubmissionKey value={submissionKey} />
      <input type="hidden" name="shown" value={shown.join(" ")} />
      <Input
        {...field("name")}
        defaultValue={text("name") ?? name}
        label="Full name of the person who accepts"
        autoComplete="name"
      />
      <Input
        {...field("role")}
        label={`Their role at ${provider}`}
        hint="For example, director"
        autoComplete="organization-title"
      />
      <Checkboxes
        name="hasAuthority"
        legend="Authority to sign"
        error={error("hasAuthority")}
        values={list("hasAuthority")}
        items={[{ value: "yes", label: `I have the authority to sign for ${provider}` }]}
      />
      <Button>{button}</Button>
    </Form>
  );
}

/** Said to whoever may read terms but not accept them. */
export function WhoCanSign({ owners }: { owners: readonly string[] }) {
  return (
    <p className="govuk-body">
      {owners.length > 0 ? (
        <>
          Only an owner of your organisation can accept terms here: <strong>{owners.join(", ")}</strong>.
        </>
      ) : (
        "Only an owner of your organisation can accept terms here, and it has none at present."
      )}
    </p>
  );
}
