import { z } from "zod";
import type { Actor, Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { Conflict, NotFound } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { keepInvoiceEvent } from "./invoice-events.server.ts";
import { type InvoiceMove, type InvoiceStatus, invoiceStates, invoiceStatuses } from "./invoice-status.ts";

export type InvoiceDeed = { invoiceId: string; version: number; submissionKey: string };
export type LockedInvoice = NonNullable<Awaited<ReturnType<typeof findLocked>>>;

/**
 * Every move of an invoice runs in here: locked, authorised for this invoice, once for a form, its version checked,
 * its status by the table. `run` does what belongs to the move, and gives the columns to set.
 * Another provider's invoice is NotFound; what the actor sees but may not do is Forbidden.
 */
export function moveInvoice(
  db: Db,
  actor: Actor,
  deed: InvoiceDeed & { reason?: string | undefined },
  { action, move }: { action: Action; move: InvoiceMove },
  now: Date,
  run: (work: Work, invoice: LockedInvoice, person: Person) => Promise<object>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    if (!isUuid(deed.invoiceId)) throw new NotFound("invoice");
    const invoice = await findLocked(work.trx, deed.invoiceId);
    if (!invoice) throw new NotFound("invoice");
    const sees = actor.kind === "provider" ? "invoice.read-own" : "invoice.read";
    authorise(actor, action, { providerId: invoice.providerId }, sees);
    if (actor.kind !== "provider" && actor.kind !== "council") throw new NotFound("invoice");
    await once(work, `${move}-invoice`, deed, async () => {
      if (deed.version !== invoice.version)
        throw new Conflict("The invoice was changed since you opened it. Read it again before you go on");
      await write(work, invoice, move, await run(work, invoice, actor), deed.reason);
    });
  });
}

async function write(work: Work, invoice: LockedInvoice, move: InvoiceMove, set: object, reason?: string) {
  const status: InvoiceStatus = next(invoiceStates, invoice.status, move);
  await work.trx
    .updateTable("invoice")
    .set({ ...set, status, version: invoice.version + 1 })
    .where("id", "=", invoice.id)
    .execute();
  await keepInvoiceEvent(work, { invoiceId: invoice.id, event: move, from: invoice.status, to: status, reason });
  work.audit(`invoice.${move}`, { type: "invoice", id: invoice.id });
}

async function findLocked(trx: Trx, id: string) {
  const row = await trx
    .selectFrom("invoice")
    .innerJoin("placement", "placement.id", "invoice.placement_id")
    .innerJoin("award", "award.id", "placement.award_id")
    .select([
      "invoice.id",
      "invoice.ref",
      "invoice.number",
      "invoice.status",
      "invoice.version",
      "invoice.provider_id as providerId",
      "invoice.pay_by as payBy",
      "invoice.received_on as receivedOn",
      "invoice.vat_pence as vatPence",
      "invoice.total_pence as totalPence",
      "award.awarded_by as awardedBy",
    ])
    .where("invoice.id", "=", id)
    .forUpdate("invoice")
    .executeTakeFirst();
  return row && { ...row, status: z.enum(invoiceStatuses).parse(row.status) };
}
