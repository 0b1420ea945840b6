import { z } from "zod";
import { confirmations, halves, markCodes } from "#app/domain/attendance/marks.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { invoicedPlacement } from "./billable.server.ts";
import { chargeableOn } from "./chargeable.server.ts";
import { type Check, type CheckedInvoice, type CheckedLine, checkInvoice } from "./invoice-checks.ts";

/** Every automatic check of a stored invoice, worked out now. Throws NotFound. */
export async function checksOf(db: Trx, invoiceId: string): Promise<Check[]> {
  const invoice = await db
    .selectFrom("invoice")
    .innerJoin("placement", "placement.id", "invoice.placement_id")
    .select((eb) => [
      "invoice.placement_id as placementId",
      "invoice.order_number as orderNumber",
      "invoice.vat_number as vatNumber",
      "invoice.net_pence as netPence",
      "invoice.vat_pence as vatPence",
      "invoice.total_pence as totalPence",
      "placement.ended_at as endedAt",
      eb
        .selectFrom("invoice as other")
        .select((other) => other.fn.countAll<number>().as("count"))
        .whereRef("other.provider_id", "=", "invoice.provider_id")
        .whereRef("other.number_key", "=", "invoice.number_key")
        .whereRef("other.id", "<>", "invoice.id")
        .as("sameNumber"),
    ])
    .where("invoice.id", "=", invoiceId)
    .executeTakeFirst();
  if (!invoice) throw new NotFound("invoice");
  const { placementId, endedAt, sameNumber, ...claim } = invoice;
  const placement = await invoicedPlacement(db, placementId);
  const lines = await linesOf(db, invoiceId);
  const ended = endedAt ? londonDate(endedAt) : placement.endsOn;
  return checkInvoice({ ...claim, lines } satisfies CheckedInvoice, {
    ...placement,
    placementId,
    placementRef: placement.ref,
    endsOn: ended < placement.endsOn ? ended : placement.endsOn,
    chargeable: await chargeableOn(db, placement.agreedOn),
    sameNumber: Number(sameNumber),
    billedElsewhere: await billedElsewhere(db, placementId, invoiceId),
  });
}

const half = z.enum(halves);

/** The lines of an invoice in the order of their dates, each with its mark as it stands now. */
export async function linesOf(db: Trx, invoiceId: string): Promise<CheckedLine[]> {
  const rows = await db
    .selectFrom("invoice_line as line")
    .innerJoin("mark", "mark.id", "line.mark_id")
    .select([
      "line.service_date as date",
      "line.half",
      "line.quantity_hundredths as quantityHundredths",
      "line.rate_pence as ratePence",
      "line.net_pence as netPence",
      "line.vat_basis_points as vatBasisPoints",
      "line.vat_pence as vatPence",
      "mark.placement_id as placementId",
      "mark.date as markDate",
      "mark.half as markHalf",
      "mark.code",
      "mark.confirmed_how as how",
    ])
    .where("line.invoice_id", "=", invoiceId)
    .orderBy("line.service_date")
    .orderBy("line.half")
    .execute();
  return rows.map(({ placementId, markDate, markHalf, code, how, ...line }) => ({
    ...line,
    half: half.parse(line.half),
    mark: {
      placementId,
      date: markDate,
      half: half.parse(markHalf),
      code: z.enum(markCodes).parse(code),
      confirmation: z.enum(confirmations).nullable().parse(how),
    },
  }));
}

async function billedElsewhere(db: Trx, placementId: string, invoiceId: string) {
  const rows = await db
    .selectFrom("invoice_line as line")
    .innerJoin("invoice", "invoice.id", "line.invoice_id")
    .select(["line.service_date as date", "line.half"])
    .where("invoice.placement_id", "=", placementId)
    .where("invoice.id", "<>", invoiceId)
    .execute();
  return rows.map(({ date, half: part }) => ({ date, half: half.parse(part) }));
}
