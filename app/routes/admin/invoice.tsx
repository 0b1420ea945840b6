import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { checksOf } from "#app/domain/invoices/checks.server.ts";
import { approveInvoice, payInvoice, queryInvoice } from "#app/domain/invoices/decide-invoice.server.ts";
import { invoiceFile } from "#app/domain/invoices/invoice-file.server.ts";
import { decision } from "#app/domain/invoices/invoice-forms.ts";
import { historyOf } from "#app/domain/invoices/invoice-history.ts";
import { statusNames } from "#app/domain/invoices/invoice-status.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { CountDown } from "#app/ui/count-down.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { InvoiceChecks, MarkedLines } from "./invoice-checks.tsx";
import { InvoiceDecision } from "./invoice-decision.tsx";

export const handle = { title: "Invoice", states: ["submitted", "held", "queried", "approved", "paid", "error"] };

export const loader = guardedRead("invoice.read", async ({ db, who, at, params, url }) => {
  const { events, ...invoice } = await invoiceFile(db, who, params.id ?? "", at);
  return {
    invoice,
    checks: await checksOf(db, invoice.id),
    history: historyOf(events),
    canDecide: can(who, "invoice.decide"),
    readsPlacement: can(who, "placement.read"),
    today: londonDate(at),
    done: url.searchParams.get("done"),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "invoice.decide",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(decision, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const invoiceId = params.id ?? "";
    const deed = { invoiceId, version: parsed.answers.version, submissionKey: parsed.answers.submissionKey };
    switch (parsed.answers.intent) {
      case "approve":
        await approveInvoice(db, who, deed, at);
        break;
      case "query":
        await queryInvoice(db, who, { ...deed, reason: parsed.answers.reason }, at);
        break;
      case "pay": {
        const { paidOn, paymentReference } = parsed.answers;
        await payInvoice(db, who, { ...deed, paidOn, paymentReference }, at);
      }
    }
    throw redirect(`${paths.admin.invoice(invoiceId)}?done=${parsed.answers.intent}`, 303);
  },
  "invoice.read",
);

const doneWords: Record<string, string> = {
  approve: "Invoice approved, and the provider told",
  query: "Query sent to the provider",
  pay: "Invoice marked as paid, remittance sent",
};

export default function Invoice() {
  const { invoice, checks, history, canDecide, readsPlacement, today, done, submissionKey } =
    useLoaderData<typeof loader>();
  const { day, month, year } = dateParts(today);
  const form = useFormState({ "paidOn-day": day, "paidOn-month": month, "paidOn-year": year });
  const said = form.problems.length === 0 ? doneWords[done ?? ""] : undefined;
  const link = (href: string, text: string) => (
    <a className="govuk-link" href={href}>
      {text}
    </a>
  );
  return (
    <Page
      title={`Invoice ${invoice.ref}`}
      caption={invoice.provider}
      back={paths.admin.invoices()}
      backText="All invoices"
      width="full"
      summary={
        <>
          <ErrorSummary problems={form.problems} />
          {said ? <NotificationBanner success>{said}</NotificationBanner> : null}
        </>
      }
    >
      <SummaryList
        rows={[
          { key: "State", value: statusNames[invoice.status].council },
          { key: "Total", value: formatPounds(invoice.totalPence) },
          {
            key: "Pay by",
            value: invoice.clock ? (
              <CountDown
                date={formatDate(invoice.payBy, "long")}
                dateTime={invoice.payBy}
                left={invoice.clock.left}
                urgent={invoice.clock.urgent}
              />
            ) : (
              formatDate(invoice.payBy, "long")
            ),
          },
          ...(invoice.paidOn
            ? [
                { key: "Paid on", value: formatDate(invoice.paidOn, "long") },
                { key: "Payment reference", value: invoice.paymentReference },
              ]
            : []),
          { key: "Provider’s number", value: invoice.number },
          {
            key: "Placement",
            value: readsPlacement
              ? link(paths.admin.placement(invoice.placementId), invoice.placementRef)
              : invoice.placementRef,
          },
          { key: "Order number", value: invoice.orderNumber },
          { key: "Invoice date", value: formatDate(invoice.invoiceDate) },
          { key: "Received", value: formatDate(invoice.receivedOn) },
          ...(invoice.vatNumber ? [{ key: "VAT number", value: invoice.vatNumber }] : []),
        ]}
      />
      <p className="govuk-body">
        The law gives 30 days from the day of receipt, that day counted (Procurement Act 2023, section 68). A query of
        our own does not stop them.
      </p>
      <InvoiceChecks checks={checks} />
      <MarkedLines lines={invoice.lines} totals={invoice} />
      <InvoiceDecision
        invoice={invoice}
        checks={checks}
        canDecide={canDecide}
        submissionKey={submissionKey}
        form={form}
      />
      <h2 className="govuk-heading-m">History</h2>
      <Timeline events={history} />
    </Page>
  );
}
