import { personId } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { InvoiceMove, InvoiceStatus } from "./invoice-status.ts";

type Event = {
  invoiceId: string;
  event: InvoiceMove | "submit";
  from: InvoiceStatus;
  to: InvoiceStatus;
  reason?: string | undefined;
};

/** Writes a move into the invoice's history. */
export async function keepInvoiceEvent(work: Work, { invoiceId, event, from, to, reason }: Event): Promise<void> {
  await work.trx
    .insertInto("invoice_event")
    .values({
      id: uuidv7(work.now.getTime()),
      invoice_id: invoiceId,
      event,
      from_status: from,
      to_status: to,
      reason: reason ?? null,
      at: work.now,
      person_id: personId(work.actor),
    })
    .execute();
}
