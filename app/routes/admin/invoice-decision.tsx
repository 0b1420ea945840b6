import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { type Check, stopping } from "#app/domain/invoices/invoice-checks.ts";
import type { InvoiceStatus } from "#app/domain/invoices/invoice-status.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = {
  invoice: { status: InvoiceStatus; version: number; awardedByReader: boolean };
  checks: readonly Check[];
  canDecide: boolean;
  submissionKey: string;
  form: FormState;
};

/** What finance can do with the invoice now: approve or query what came in, pay what is approved. */
export function InvoiceDecision({ invoice, checks, canDecide, submissionKey, form }: Props) {
  if (!canDecide) return null;
  const hidden = (
    <>
      <SubmissionKey value={submissionKey} />
      <Version value={invoice.version} />
    </>
  );
  if (invoice.status === "queried") return <InsetText>The provider has your query and has not answered yet.</InsetText>;
  if (invoice.status === "submitted")
    return (
      <>
        <h2 className="govuk-heading-m">Decide</h2>
        <Approval invoice={invoice} stopped={stopping(checks).length > 0}>
          {hidden}
        </Approval>
        <Form method="post" noValidate>
          {hidden}
          <Textarea
            {...form.field("reason")}
            label="Query the invoice"
            hint="Say what the provider should put right or explain. The payment date does not move. Do not name the child."
          />
          <Button name="intent" value="query" look="secondary">
            Send the query
          </Button>
        </Form>
      </>
    );
  if (invoice.status === "approved")
    return (
      <Form method="post" noValidate>
        <h2 className="govuk-heading-m">Record the payment</h2>
        {hidden}
        <DateInput {...form.date("paidOn")} legend="Date of payment" />
        <Input
          {...form.field("paymentReference")}
          label="Payment reference"
          hint="What the provider sees on its bank statement"
          width={20}
        />
        <Button name="intent" value="pay">
          Mark as paid
        </Button>
      </Form>
    );
  return null;
}

type ApprovalProps = { invoice: Props["invoice"]; stopped: boolean; children: ReactNode };

function Approval({ invoice, stopped, children }: ApprovalProps) {
  if (invoice.awardedByReader)
    return <InsetText>You awarded this placement, so someone else approves its invoices.</InsetText>;
  if (stopped)
    return (
      <InsetText>A check rejects or holds this invoice: query it, so that the provider can put it right.</InsetText>
    );
  return (
    <Form method="post" noValidate>
      {children}
      <Button name="intent" value="approve">
        Approve for payment
      </Button>
    </Form>
  );
}
