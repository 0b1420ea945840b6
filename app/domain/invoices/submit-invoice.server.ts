import type { Actor } from "#app/access/actor.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { onPlacement } from "#app/domain/placements/on-placement.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { billableLines, type InvoicedPlacement, invoicedPlacement } from "./billable.server.ts";
import { keepInvoiceEvent } from "./invoice-events.server.ts";
import { type InvoiceLine, type Totals, totalsOf } from "./invoice-lines.ts";
import { tellFinance } from "./invoice-mails.server.ts";
import { numberKey } from "./invoice-number.ts";
import { refuseTakenNumber, vatNumberFor } from "./numbers.server.ts";
import { lastLawfulPaymentDate } from "./payment-clock.ts";

type Input = {
  placementId: string;
  submissionKey: string;
  /** YYYY-MM. */
  month: string;
  number: string;
  orderNumber: string;
  vatNumber?: string | undefined;
  /** London date. */
  invoiceDate: string;
  /** The total that the person saw. */
  expectedPence: number;
};

/**
 * Sends an invoice for every confirmed, chargeable half day of a month that no invoice counts yet, at the agreed rate.
 * Received today; the last lawful payment date is the 30th day beginning with it (Procurement Act 2023, section 68).
 * Returns the invoice's id. Throws Refused at the field, NotFound, Forbidden.
 */
export const submitInvoice = (db: Db, actor: Actor, input: Input, now: Date): Promise<string> =>
  onPlacement(db, actor, input, { action: "invoice.submit", intent: "submit-invoice" }, now, async (work, { id }) => {
    const placement = await invoicedPlacement(work.trx, id);
    const lines = await billableLines(work.trx, placement, input.month);
    if (lines.length === 0) throw new Refused("month", "There is nothing confirmed to invoice for this month");
    const totals = totalsOf(lines);
    if (totals.totalPence !== input.expectedPence)
      throw new Refused(
        "",
        `Marks were confirmed or corrected since you opened the page: the total is now ${formatPounds(totals.totalPence)}. Read the lines again, then send`,
      );
    if (input.invoiceDate > londonDate(now))
      throw new Refused("invoiceDate", "Invoice date must be today or in the past");
    const vatNumber = vatNumberFor(totals.vatPence, input.vatNumber);
    await refuseTakenNumber(work, placement.providerId, input.number);
    return write(work, placement, { ...input, vatNumber, lines, totals });
  });

type Checked = Omit<Input, "vatNumber"> & {
  vatNumber: string | null;
  lines: (InvoiceLine & { markId: string })[];
  totals: Totals;
};

async function write(work: Work, placement: InvoicedPlacement, input: Checked): Promise<string> {
  const { trx, now, actor } = work;
  if (actor.kind !== "provider") throw new NotFound("placement");
  const invoice = { id: uuidv7(now.getTime()), ref: newReference("INV"), receivedOn: londonDate(now) };
  const payBy = lastLawfulPaymentDate(invoice.receivedOn);
  await trx
    .insertInto("invoice")
    .values({
      id: invoice.id,
      ref: invoice.ref,
      provider_id: placement.providerId,
      placement_id: placement.id,
      number: input.number,
      number_key: numberKey(input.number),
      status: "submitted",
      invoice_date: input.invoiceDate,
      received_on: invoice.receivedOn,
      pay_by: payBy,
      order_number: input.orderNumber,
      vat_number: input.vatNumber,
      net_pence: input.totals.netPence,
      vat_pence: input.totals.vatPence,
      total_pence: input.totals.totalPence,
      submitted_by: actor.personId,
      submitted_at: now,
    })
    .execute();
  await trx
    .insertInto("invoice_line")
    .values(
      input.lines.map((line) => ({
        id: uuidv7(now.getTime()),
        invoice_id: invoice.id,
        mark_id: line.markId,
        service_date: line.date,
        half: line.half,
        quantity_hundredths: line.quantityHundredths,
        rate_pence: line.ratePence,
        net_pence: line.netPence,
        vat_basis_points: line.vatBasisPoints,
        vat_pence: line.vatPence,
      })),
    )
    .execute();
  await keepInvoiceEvent(work, { invoiceId: invoice.id, event: "submit", from: "submitted", to: "submitted" });
  work.audit(
    "invoice.submit",
    { type: "invoice", id: invoice.id },
    { placement: placement.id, lines: input.lines.length },
  );
  await tellFinance(work, { ...invoice, payBy, answered: false });
  return invoice.id;
}
