import { z } from "zod";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { confirmations, halves, markCodes } from "./marks.ts";

const fields = z.object({ half: z.enum(halves), code: z.enum(markCodes), how: z.enum(confirmations).nullable() });
const markColumns = [
  "mark.id",
  "mark.date",
  "mark.half",
  "mark.code",
  "mark.version",
  "mark.recorded_at as recordedAt",
  "mark.confirmed_at as confirmedAt",
  "mark.confirmed_how as how",
  "mark.challenge",
] as const;

export type Mark = Awaited<ReturnType<typeof marksBetween>>[number];

/** The marks of a placement between two London dates, in their order. */
export async function marksBetween(db: Db | Trx, placementId: string, from: string, to: string) {
  const rows = await db
    .selectFrom("mark")
    .select(markColumns)
    .where("placement_id", "=", placementId)
    .where("date", ">=", from)
    .where("date", "<=", to)
    .orderBy("date")
    .orderBy("half")
    .execute();
  return rows.map((row) => ({ ...row, ...fields.parse(row) }));
}

/** The most marks that an officer confirms on one page. */
const OPEN_ON_A_PAGE = 40;

/** What waits for someone outside the provider, the oldest day first: unconfirmed marks, challenged ones among them. */
export async function openMarks(db: Db, placementId: string): Promise<Mark[]> {
  const rows = await db
    .selectFrom("mark")
    .select(markColumns)
    .where("placement_id", "=", placementId)
    .where("confirmed_at", "is", null)
    .orderBy("date")
    .orderBy("half")
    .limit(OPEN_ON_A_PAGE)
    .execute();
  return rows.map((row) => ({ ...row, ...fields.parse(row) }));
}

/** Confirmed marks, newest day first, each with the invoice that counts it. */
export async function confirmedMarks(
  db: Trx,
  placementId: string,
  page: number,
): Promise<Paged<Mark & { invoiceId: string | null; invoiceRef: string | null }>> {
  const base = db.selectFrom("mark").where("mark.placement_id", "=", placementId).where("confirmed_at", "is not", null);
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .leftJoin("invoice_line", "invoice_line.mark_id", "mark.id")
    .leftJoin("invoice", "invoice.id", "invoice_line.invoice_id")
    .select([...markColumns, "invoice.id as invoiceId", "invoice.ref as invoiceRef"])
    .orderBy("mark.date", "desc")
    .orderBy("mark.half", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(
    rows.map((row) => ({ ...row, ...fields.parse(row) })),
    page,
    Number(total),
  );
}
