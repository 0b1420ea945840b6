import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { markNames } from "#app/domain/attendance/marks.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import {
  billableLines,
  billableMonths,
  invoicedPlacement,
  unconfirmedIn,
} from "#app/domain/invoices/billable.server.ts";
import { chargeableOn } from "#app/domain/invoices/chargeable.server.ts";
import * as forms from "#app/domain/invoices/invoice-forms.ts";
import { totalsOf } from "#app/domain/invoices/invoice-lines.ts";
import { lastLawfulPaymentDate } from "#app/domain/invoices/payment-clock.ts";
import { submitInvoice } from "#app/domain/invoices/submit-invoice.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { ownPlacement } from "#app/domain/placements/own-placement.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";

export const handle = { title: "New invoice", states: ["empty", "months", "filled", "error"] };

export const loader = guardedRead("invoice.submit", async ({ db, who, at, params, url }) => {
  const { id, ref } = await ownPlacement(db, who, params.id);
  const placement = await invoicedPlacement(db, id);
  const codes = await chargeableOn(db, placement.agreedOn);
  const months = await billableMonths(db, placement);
  const month = forms.month.safeParse(url.searchParams.get("month")).data;
  const lines = month ? await billableLines(db, placement, month) : [];
  return {
    id,
    ref,
    month,
    months: months.map(({ month, count }) => ({ month, name: nameOf(month), count })),
    chargeable: codes.map((code) => markNames[code].toLowerCase()).join(" or "),
    lines: lines.map(({ markId: _, ...line }) => line),
    totals: totalsOf(lines),
    rateUnit: placement.rateUnit,
    unconfirmed: month ? await unconfirmedIn(db, id, month) : 0,
    orderNumber: placement.orderNumber ?? "",
    vatNumber: placement.vatNumber ?? "",
    today: londonDate(at),
    payBy: lastLawfulPaymentDate(londonDate(at)),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "invoice.submit",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(forms.newInvoice, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const invoice = await submitInvoice(db, who, { placementId: params.id ?? "", ...parsed.answers }, at);
    throw redirect(`${paths.provider.invoice(invoice)}?sent=yes`, 303);
  },
  "placement.read-own",
);

const nameOf = (month: string): string => formatDate(`${month}-01`).replace(/^1 /, "");

export default function NewInvoice() {
  const shown = useLoaderData<typeof loader>();
  const { problems, field, date, error } = useFormState({
    orderNumber: shown.orderNumber,
    vatNumber: shown.vatNumber,
    ...boxes("invoiceDate", shown.today),
  });
  const { id, ref, month, lines, totals } = shown;
  return (
    <Page
      title={month ? `Invoice for ${nameOf(month)}` : "New invoice"}
      caption={ref}
      back={month ? paths.provider.newInvoice(id) : paths.provider.placement(id)}
      backText={month ? "Choose another month" : "Back to the placement"}
      summary={<ErrorSummary problems={problems} />}
    >
      {!month || lines.length === 0 ? (
        <MonthChoice id={id} months={shown.months} chargeable={shown.chargeable} />
      ) : (
        <>
          <p className="govuk-body">
            Built from sessions that were {shown.chargeable} and are confirmed, at the agreed rate. Nothing here can be
            typed over: if a line is missing, look at the attendance of that day.
          </p>
          {shown.unconfirmed > 0 ? (
            <InsetText>
              {shown.unconfirmed} {shown.unconfirmed === 1 ? "session" : "sessions"} of this month still{" "}
              {shown.unconfirmed === 1 ? "waits" : "wait"} to be confirmed and can be invoiced later.{" "}
              <a className="govuk-link" href={`${paths.provider.marks(id)}?week=${month}-01`}>
                See the attendance
              </a>
            </InsetText>
          ) : null}
          <InvoiceLines lines={lines} totals={totals} rateUnit={shown.rateUnit} />
          <Form method="post" noValidate>
            <SubmissionKey value={shown.submissionKey} />
            <input type="hidden" name="month" value={month} />
            <input type="hidden" name="expectedPence" value={totals.totalPence} />
            <Input
              {...field("number")}
              label="Your invoice number"
              hint="Each number once, for instance INV 007"
              width={10}
            />
            <DateInput {...date("invoiceDate")} legend="Invoice date" />
            <Input
              {...field("orderNumber")}
              label="The council’s order number"
              hint="As it stands on the placement"
              width={20}
            />
            {totals.vatPence > 0 ? (
              <Input {...field("vatNumber")} label="Your VAT number" hint="For instance GB123456782" width={20} />
            ) : null}
            <p className="govuk-body">
              Total {formatPounds(totals.totalPence)}. Sent today, the last lawful payment date is{" "}
              <strong>{formatDate(shown.payBy, "long")}</strong>.
            </p>
            {error("month") ? <p className="govuk-error-message">{error("month")}</p> : null}
            <Button>Send the invoice</Button>
          </Form>
        </>
      )}
    </Page>
  );
}

function boxes(name: string, date: string): Record<string, string> {
  return Object.fromEntries(Object.entries(dateParts(date)).map(([part, value]) => [`${name}-${part}`, value]));
}

type Choice = { id: string; months: { month: string; name: string; count: number }[]; chargeable: string };

function MonthChoice({ id, months, chargeable }: Choice) {
  if (months.length === 0)
    return (
      <EmptyState title="Nothing to invoice yet">
        <p className="govuk-body">
          A session can be invoiced when it was {chargeable} and someone outside your organisation has confirmed it.{" "}
          <a className="govuk-link" href={paths.provider.marks(id)}>
            Record attendance
          </a>
        </p>
      </EmptyState>
    );
  return (
    <form method="get">
      <Radios
        name="month"
        legend="Which month do you invoice?"
        legendProps={{ size: "m" }}
        value={months.length === 1 ? months[0]?.month : undefined}
        items={months.map(({ month, name, count }) => ({
          value: month,
          label: name,
          hint: `${count} confirmed ${count === 1 ? "session" : "sessions"}`,
        }))}
      />
      <Button>Continue</Button>
    </form>
  );
}
