import { Form } from "@remix-run/react";
import { useFormState } from "#app/forms/form-state.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

type Props = {
  made: string | undefined;
  /** Just made: shown now and never again. */
  address: string | undefined;
  back: string;
  backText: string;
  /** What stands in the calendar. */
  holds: string;
};

/** A person's own secret calendar address: made, shown once, revoked. */
export function RenewalCalendar({ made, address, back, backText, holds }: Props) {
  const { problems } = useFormState();
  const summary = <ErrorSummary problems={problems} />;
  return (
    <Page title="Renewals in your calendar" back={back} backText={backText} lead={holds} summary={summary}>
      {address ? (
        <>
          <WarningText>This address is shown now and never again. Whoever has it can read your renewals.</WarningText>
          <InsetText>
            <span className="app-codes">{address}</span>
          </InsetText>
          <p className="govuk-body">
            Copy it, and in your calendar program choose to subscribe to a calendar by its address. It updates by
            itself.
          </p>
        </>
      ) : null}
      {made ? (
        <p className="govuk-body">You made your address on {made}. It works until you revoke it or make a new one.</p>
      ) : (
        <p className="govuk-body">You have no address yet.</p>
      )}
      <Form method="post">
        <div className="govuk-button-group">
          <Button name="intent" value="make">
            {made ? "Make a new address, and stop the old one" : "Make an address"}
          </Button>
          {made ? (
            <Button name="intent" value="revoke" look="warning">
              Revoke the address
            </Button>
          ) : null}
        </div>
      </Form>
    </Page>
  );
}
