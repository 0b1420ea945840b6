import type { Insertable } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { type HalfDay, halfKey, type MarkCode } from "#app/domain/attendance/marks.ts";
import { invoicedPlacement } from "#app/domain/invoices/billable.server.ts";
import { lineFor, totalsOf } from "#app/domain/invoices/invoice-lines.ts";
import { numberKey } from "#app/domain/invoices/invoice-number.ts";
import { lastLawfulPaymentDate } from "#app/domain/invoices/payment-clock.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import type { MadePlacement } from "./placements.ts";

const recordedAt = new Date("2026-09-23T15:00:00Z");
const confirmedAt = new Date("2026-09-24T09:00:00Z");
const submittedAt = new Date("2026-10-01T09:00:00Z");

/** The first agreed mornings of `aPlacement`: Monday and Wednesday of two weeks. */
export const agreedMornings: HalfDay[] = ["2026-09-21", "2026-09-23", "2026-09-28", "2026-09-30"].map((date) => ({
  date,
  half: "am",
}));

/** Marks of a placement by its owner, one for each half day, confirmed by an officer when one is given. */
export async function someMarks(
  db: Db | Trx,
  placement: MadePlacement,
  halfDays: readonly HalfDay[],
  options: { code?: MarkCode; confirmedBy?: Officer; recordedAt?: Date } = {},
): Promise<{ id: string; version: number; date: string }[]> {
  const { code = "attended", confirmedBy } = options;
  const marks = halfDays.map(({ date, half }) => ({
    id: uuidv7(),
    placement_id: placement.id,
    date,
    half,
    code,
    recorded_by: placement.provider.owner.personId,
    recorded_at: options.recordedAt ?? recordedAt,
    confirmed_at: confirmedBy ? confirmedAt : null,
    confirmed_by: confirmedBy?.personId ?? null,
    confirmed_how: confirmedBy ? "officer" : null,
  }));
  await db.insertInto("mark").values(marks).execute();
  return marks.map(({ id, date }) => ({ id, date, version: 1 }));
}

/** An invoice of a placement for new confirmed marks, submitted on 1 October 2026 unless told otherwise. */
export async function anInvoice(
  db: Db | Trx,
  placement: MadePlacement,
  options: {
    halfDays?: readonly HalfDay[];
    number?: string;
    confirmedBy?: Officer;
    invoice?: Partial<Insertable<DB["invoice"]>>;
  } = {},
): Promise<{ id: string; version: number; number: string }> {
  const halfDays = options.halfDays ?? agreedMornings.slice(0, 2);
  const agreed = await invoicedPlacement(db, placement.id);
  const marks = await someMarks(db, placement, halfDays, { confirmedBy: options.confirmedBy ?? placement.broker });
  const lines = halfDays.map((half) => lineFor(half, agreed));
  const totals = totalsOf(lines);
  const id = uuidv7();
  const number = options.number ?? `BP-${halfKey(halfDays[0] ?? { date: "none", half: "am" })}`;
  await db
    .insertInto("invoice")
    .values({
      id,
      ref: newReference("INV"),
      provider_id: agreed.providerId,
      placement_id: placement.id,
      number,
      number_key: numberKey(number),
      status: "submitted",
      invoice_date: "2026-10-01",
      received_on: "2026-10-01",
      pay_by: lastLawfulPaymentDate("2026-10-01"),
      order_number: agreed.orderNumber ?? "none",
      vat_number: totals.vatPence > 0 ? "GB123456782" : null,
      net_pence: totals.netPence,
      vat_pence: totals.vatPence,
      total_pence: totals.totalPence,
      submitted_by: placement.provider.owner.personId,
      submitted_at: submittedAt,
      ...options.invoice,
    })
    .execute();
  await db
    .insertInto("invoice_line")
    .values(
      lines.map((line, place) => ({
        id: uuidv7(),
        invoice_id: id,
        mark_id: marks[place]?.id ?? "",
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
  return { id, version: 1, number };
}
