import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { answerQuery } from "#app/domain/invoices/answer-query.server.ts";
import { invoiceFile } from "#app/domain/invoices/invoice-file.server.ts";
import { queryAnswer } from "#app/domain/invoices/invoice-forms.ts";
import { historyOf } from "#app/domain/invoices/invoice-history.ts";
import { statusNames } from "#app/domain/invoices/invoice-status.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { InvoiceLaw } from "./invoice-law.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import { QueryAnswer } from "./query-answer.tsx";

export const handle = { title: "Invoice", states: ["submitted", "queried", "approved", "paid", "error"] };

export const loader = guardedRead("invoice.read-own", async ({ db, who, at, params, url }) => {
  const { events, lines, awardedByReader: _, ...invoice } = await invoiceFile(db, who, params.id ?? "", at);
  return {
    invoice,
    lines: lines.map(({ mark: _mark, ...line }) => line),
    history: historyOf(events),
    query: invoice.status === "queried" ? events.find(({ event }) => event === "query")?.reason : undefined,
    canAnswer: can(who, "invoice.submit"),
    sent: url.searchParams.has("sent"),
    answered: url.searchParams.has("answered"),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "invoice.submit",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(queryAnswer, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const invoiceId = params.id ?? "";
    await answerQuery(db, who, { invoiceId, ...parsed.answers }, at);
    throw redirect(`${paths.provider.invoice(invoiceId)}?answered=yes`, 303);
  },
  "invoice.read-own",
);

export default function Invoice() {
  const { invoice, lines, history, query, canAnswer, sent, answered, submissionKey } = useLoaderData<typeof loader>();
  const { number, orderNumber, vatNumber } = invoice;
  const form = useFormState({ number, orderNumber, vatNumber: vatNumber ?? "" });
  const quiet = form.problems.length === 0;
  return (
    <Page
      title={`Invoice ${number}`}
      caption={invoice.ref}
      back={paths.provider.invoices()}
      backText="All invoices"
      summary={
        <>
          <ErrorSummary problems={form.problems} />
          {sent && quiet && invoice.status === "submitted" ? (
            <NotificationBanner success>Invoice sent to the council</NotificationBanner>
          ) : null}
          {answered && quiet ? <NotificationBanner success>Answer sent to the council</NotificationBanner> : null}
        </>
      }
    >
      {query ? (
        <QueryAnswer query={query} form={form} canAnswer={canAnswer} invoice={invoice} submissionKey={submissionKey} />
      ) : null}
      <SummaryList
        rows={[
          { key: "State", value: statusNames[invoice.status].provider },
          { key: "Total", value: formatPounds(invoice.totalPence) },
          {
            key: "Last lawful payment date",
            value: `${formatDate(invoice.payBy, "long")}${invoice.clock ? ` (${invoice.clock.left})` : ""}`,
          },
          ...(invoice.paidOn
            ? [
                { key: "Paid on", value: formatDate(invoice.paidOn, "long") },
                { key: "Payment reference", value: invoice.paymentReference },
              ]
            : []),
          { key: "Placement", value: <PlacementLink id={invoice.placementId} text={invoice.placementRef} /> },
          { key: "Invoice date", value: formatDate(invoice.invoiceDate) },
          { key: "Received", value: formatDate(invoice.receivedOn) },
          { key: "Order number", value: orderNumber },
          ...(vatNumber ? [{ key: "VAT number", value: vatNumber }] : []),
        ]}
      />
      <InvoiceLaw />
      <InvoiceLines lines={lines} totals={invoice} rateUnit={invoice.rateUnit} />
      <h2 className="govuk-heading-m">History</h2>
      {history.length > 0 ? <Timeline events={history} /> : <p className="govuk-body">Nothing yet.</p>}
    </Page>
  );
}

const PlacementLink = ({ id, text }: { id: string; text: string }) => (
  <a className="govuk-link" href={paths.provider.placement(id)}>
    {text}
  </a>
);
