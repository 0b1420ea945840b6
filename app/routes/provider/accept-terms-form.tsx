import { Form } from "@remix-run/react";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";

type Props = {
  action: string;
  /** Which versions the page shows, for the server to see whether they are still the newest. */
  shown: readonly string[];
  person: string;
  provider: string;
  submissionKey: string;
  mayAccept: boolean;
  owners: readonly string[];
};

/** Who accepts, in which role, and that they may: one signature for everything that the page shows. Or who could. */
export function AcceptTerms({ action, shown, person, provider, submissionKey, mayAccept, owners }: Props) {
  const { field, text, error, list } = useFormState();
  if (!mayAccept) return <WhoCanSign owners={owners} />;
  return (
    <Form method="post" noValidate action={action}>
      <SubmissionKey value={submissionKey} />
      <input type="hidden" name="shown" value={shown.join(" ")} />
      <Input
        {...field("name")}
        defaultValue={text("name") ?? person}
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
      <Button>Accept the terms</Button>
    </Form>
  );
}

/** Said to whoever may read terms but not accept them. */
function WhoCanSign({ owners }: { owners: readonly string[] }) {
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

/** What is wrong with the form above a page of agreements, or that the terms were accepted. */
export function AcceptanceSaid({ done }: { done: boolean }) {
  const { problems } = useFormState();
  return (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? (
        <NotificationBanner success>The terms are accepted. A copy is kept here.</NotificationBanner>
      ) : null}
    </>
  );
}
