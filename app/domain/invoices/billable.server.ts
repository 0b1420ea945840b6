import { sql } from "kysely";
import { z } from "zod";
import { type HalfDay, halves } from "#app/domain/attendance/marks.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { chargeableOn } from "./chargeable.server.ts";
import { type AgreedRate, type InvoiceLine, lineFor, rateUnits } from "./invoice-lines.ts";

/** The agreed rate of a placement, its order, and what its provider last gave as VAT number. */
export type InvoicedPlacement = AgreedRate & {
  id: string;
  ref: string;
  providerId: string;
  agreedOn: string;
  startsOn: string;
  endsOn: string;
  orderNumber: string | null;
  vatNumber: string | null;
};

/** Throws NotFound. */
export async function invoicedPlacement(db: Db | Trx, placementId: string): Promise<InvoicedPlacement> {
  const row = await db
    .selectFrom("placement")
    .innerJoin("service", "service.id", "placement.service_id")
    .select([
      "placement.id",
      "placement.ref",
      "placement.provider_id as providerId",
      "placement.created_at as createdAt",
      "placement.starts_on as startsOn",
      "placement.ends_on as endsOn",
      "placement.order_number as orderNumber",
      "placement.rate_pence as ratePence",
      "placement.rate_unit as rateUnit",
      "placement.hours_per_session_hundredths as hoursPerSessionHundredths",
      "placement.vat_basis_points as vatBasisPoints",
      "service.vat_number as vatNumber",
    ])
    .where("placement.id", "=", placementId)
    .executeTakeFirst();
  if (!row) throw new NotFound("placement");
  const { createdAt, ...placement } = row;
  return { ...placement, rateUnit: z.enum(rateUnits).parse(row.rateUnit), agreedOn: londonDate(createdAt) };
}

const billable = async (db: Trx, placement: InvoicedPlacement) =>
  db
    .selectFrom("mark")
    .where("placement_id", "=", placement.id)
    .where("confirmed_at", "is not", null)
    .where("code", "in", await chargeableOn(db, placement.agreedOn))
    .where((eb) => eb.not(eb.exists(eb.selectFrom("invoice_line").select("id").whereRef("mark_id", "=", "mark.id"))));

/** Each month (YYYY-MM) in which something can be invoiced now, oldest first, with how many half days. */
export async function billableMonths(
  db: Trx,
  placement: InvoicedPlacement,
): Promise<{ month: string; count: number }[]> {
  const month = sql<string>`to_char(date, 'YYYY-MM')`;
  const marks = await billable(db, placement);
  return marks
    .select([month.as("month"), sql<number>`count(*)::int`.as("count")])
    .groupBy(month)
    .orderBy(month)
    .execute();
}

/** The lines that an invoice for a month (YYYY-MM) would have now: confirmed, chargeable, on no other invoice. */
export async function billableLines(
  db: Trx,
  placement: InvoicedPlacement,
  month: string,
): Promise<(InvoiceLine & { markId: string })[]> {
  const marks = await billable(db, placement);
  const rows = await marks
    .select(["id", "date", "half"])
    .where(sql<boolean>`date >= ${`${month}-01`}::date and date < ${`${month}-01`}::date + interval '1 month'`)
    .orderBy("date")
    .orderBy("half")
    .execute();
  return rows.map(({ id, date, half }) => {
    const day: HalfDay = { date, half: z.enum(halves).parse(half) };
    return { ...lineFor(day, placement), markId: id };
  });
}

/** How many marks of a month wait for somebody outside the provider, so that a short invoice explains itself. */
export async function unconfirmedIn(db: Db, placementId: string, month: string): Promise<number> {
  const { count } = await db
    .selectFrom("mark")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("placement_id", "=", placementId)
    .where("confirmed_at", "is", null)
    .where(sql<boolean>`date >= ${`${month}-01`}::date and date < ${`${month}-01`}::date + interval '1 month'`)
    .executeTakeFirstOrThrow();
  return count;
}
