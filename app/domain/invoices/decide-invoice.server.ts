import type { Actor } from "#app/access/actor.ts";
import { Forbidden, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Db } from "#db/client.server.ts";
import { checksOf } from "./checks.server.ts";
import { stopping } from "./invoice-checks.ts";
import { tellProvider } from "./invoice-mails.server.ts";
import { invoiceStates } from "./invoice-status.ts";
import { type InvoiceDeed, moveInvoice } from "./on-invoice.server.ts";

/**
 * Finance approves an invoice for payment. Refused while a check rejects or holds it, and to whoever awarded the
 * placement (rules 14). Throws NotAllowedNow, Conflict, NotFound, Forbidden.
 */
export const approveInvoice = (db: Db, actor: Actor, deed: InvoiceDeed, now: Date): Promise<void> =>
  moveInvoice(db, actor, deed, { action: "invoice.decide", move: "approve" }, now, async (work, invoice, by) => {
    if (by.personId === invoice.awardedBy) throw new Forbidden("approve an invoice of a placement that you awarded");
    next(invoiceStates, invoice.status, "approve");
    const stops = stopping(await checksOf(work.trx, invoice.id));
    if (stops.length > 0)
      throw new Refused("", `Query the invoice first: ${stops.map(({ id, why }) => `${id}, ${why}`).join("; ")}`);
    const { ref, payBy, number } = invoice;
    await tellProvider(work, invoice, "invoice-approved", { invoiceId: invoice.id, ref, number, payBy });
    return { approved_by: by.personId, approved_at: now };
  });

/**
 * Finance asks the provider about an invoice, with the reason. The thirty days go on. Throws as `approveInvoice`.
 */
export const queryInvoice = (db: Db, actor: Actor, deed: InvoiceDeed & { reason: string }, now: Date): Promise<void> =>
  moveInvoice(db, actor, deed, { action: "invoice.decide", move: "query" }, now, async (work, invoice) => {
    next(invoiceStates, invoice.status, "query");
    const { ref, number } = invoice;
    await tellProvider(work, invoice, "invoice-queried", { invoiceId: invoice.id, ref, number });
    return {};
  });

/**
 * Finance records that the money has gone: the London date of payment, not in the future nor before the invoice was
 * received, and the reference on the bank statement. The provider gets its remittance. Throws as `approveInvoice`.
 */
export const payInvoice = (
  db: Db,
  actor: Actor,
  { paidOn, paymentReference, ...deed }: InvoiceDeed & { paidOn: string; paymentReference: string },
  now: Date,
): Promise<void> =>
  moveInvoice(db, actor, deed, { action: "invoice.pay", move: "pay" }, now, async (work, invoice, by) => {
    next(invoiceStates, invoice.status, "pay");
    if (paidOn > londonDate(now)) throw new Refused("paidOn", "Date of payment must be today or in the past");
    if (paidOn < invoice.receivedOn)
      throw new Refused("paidOn", "Date of payment must not be before the invoice was received");
    const { id, ref, number, totalPence } = invoice;
    const remittance = { invoiceId: id, ref, number, totalPence, paidOn, paymentReference };
    await tellProvider(work, invoice, "remittance", remittance);
    return { paid_by: by.personId, paid_at: now, paid_on: paidOn, payment_reference: paymentReference };
  });
