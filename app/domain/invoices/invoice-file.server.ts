import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { personId } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { linesOf } from "./checks.server.ts";
import { invoiceStatuses } from "./invoice-status.ts";
import { timeLeft } from "./payment-clock.ts";

/**
 * One invoice with its lines and history, as the actor may read it: a provider's person only their own organisation's.
 * Throws NotFound.
 */
export async function invoiceFile(db: Trx, actor: Actor, id: string, now: Date) {
  if (!isUuid(id)) throw new NotFound("invoice");
  const row = await db
    .selectFrom("invoice")
    .innerJoin("placement", "placement.id", "invoice.placement_id")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("provider", "provider.id", "invoice.provider_id")
    .select([
      "invoice.id",
      "invoice.ref",
      "invoice.number",
      "invoice.status",
      "invoice.version",
      "invoice.invoice_date as invoiceDate",
      "invoice.received_on as receivedOn",
      "invoice.pay_by as payBy",
      "invoice.order_number as orderNumber",
      "invoice.vat_number as vatNumber",
      "invoice.net_pence as netPence",
      "invoice.vat_pence as vatPence",
      "invoice.total_pence as totalPence",
      "invoice.paid_on as paidOn",
      "invoice.payment_reference as paymentReference",
      "invoice.provider_id as providerId",
      "provider.name as provider",
      "placement.id as placementId",
      "placement.ref as placementRef",
      "placement.rate_unit as rateUnit",
      "award.awarded_by as awardedBy",
    ])
    .where("invoice.id", "=", id)
    .executeTakeFirst();
  if (!row || (actor.kind === "provider" && row.providerId !== actor.providerId)) throw new NotFound("invoice");
  const { awardedBy, providerId: _whose, ...invoice } = row;
  return {
    ...invoice,
    status: z.enum(invoiceStatuses).parse(row.status),
    /** Whether the reader awarded the placement: then someone else approves. */
    awardedByReader: awardedBy === personId(actor),
    clock: row.paidOn ? undefined : timeLeft(row.payBy, londonDate(now)),
    lines: await linesOf(db, id),
    events: await eventsOf(db, id),
  };
}

export type InvoiceFile = Awaited<ReturnType<typeof invoiceFile>>;

const eventsOf = (db: Trx, invoiceId: string) =>
  db
    .selectFrom("invoice_event")
    .leftJoin("person", "person.id", "invoice_event.person_id")
    .select(["invoice_event.event", "invoice_event.reason", "invoice_event.at", "person.name as by"])
    .where("invoice_id", "=", invoiceId)
    .orderBy("invoice_event.at", "desc")
    .orderBy("invoice_event.id", "desc")
    .execute();
