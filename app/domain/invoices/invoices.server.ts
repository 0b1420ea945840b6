import { sql } from "kysely";
import { z } from "zod";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { parseReference } from "#app/domain/reference.ts";
import type { Trx } from "#db/client.server.ts";
import { numberKey } from "./invoice-number.ts";
import { type InvoiceStatus, invoiceStatuses } from "./invoice-status.ts";

export type ListedInvoice = {
  id: string;
  ref: string;
  number: string;
  provider: string;
  placementRef: string;
  status: InvoiceStatus;
  totalPence: number;
  receivedOn: string;
  payBy: string;
  paidOn: string | null;
};
export type InvoiceFilter = { status?: InvoiceStatus | undefined; q: string; page: number };

const listed = (db: Trx) =>
  db
    .selectFrom("invoice")
    .innerJoin("provider", "provider.id", "invoice.provider_id")
    .innerJoin("placement", "placement.id", "invoice.placement_id");

const columns = [
  "invoice.id",
  "invoice.ref",
  "invoice.number",
  "provider.name as provider",
  "placement.ref as placementRef",
  "invoice.status",
  "invoice.total_pence as totalPence",
  "invoice.received_on as receivedOn",
  "invoice.pay_by as payBy",
  "invoice.paid_on as paidOn",
] as const;

const withStatus = <Row extends { status: string }>(rows: Row[]) =>
  rows.map((row) => ({ ...row, status: z.enum(invoiceStatuses).parse(row.status) }));

/** The council's list, what must be paid soonest first. `q` is a reference, an invoice number, or part of a provider's name. */
export async function listInvoices(db: Trx, { status, q, page }: InvoiceFilter): Promise<Paged<ListedInvoice>> {
  const reference = parseReference(q);
  const base = listed(db)
    .$if(status !== undefined, (list) => list.where("invoice.status", "=", status ?? ""))
    .$if(q !== "", (list) =>
      list.where((eb) =>
        eb.or([
          eb("invoice.number_key", "=", numberKey(q)),
          eb("invoice.ref", "=", reference ?? q),
          eb("placement.ref", "=", reference ?? q),
          nameHas("provider.name", q),
        ]),
      ),
    );
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select(columns)
    .orderBy("invoice.pay_by", status === "paid" ? "desc" : "asc")
    .orderBy("invoice.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(withStatus(rows), page, total);
}

/** A provider's own invoices, newest first. */
export async function listProviderInvoices(db: Trx, providerId: string, page: number): Promise<Paged<ListedInvoice>> {
  const base = listed(db).where("invoice.provider_id", "=", providerId);
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select(columns)
    .orderBy("invoice.submitted_at", "desc")
    .orderBy("invoice.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(withStatus(rows), page, total);
}

/** How many invoices wait in each status that waits for somebody. */
export async function countInvoices(db: Trx): Promise<Record<InvoiceStatus, number>> {
  const rows = await db
    .selectFrom("invoice")
    .select(["status", sql<number>`count(*)::int`.as("count")])
    .where("status", "in", ["submitted", "queried", "approved"])
    .groupBy("status")
    .execute();
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  return { submitted: 0, queried: 0, approved: 0, paid: 0, ...counts };
}
