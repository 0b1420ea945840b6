import type { Trx } from "#db/client.server.ts";
import type { Proposals } from "./propose.ts";

/** What a person made of the proposals: London dates and pence, by the name of what was asked. */
export type Confirmed = Partial<Record<"ends" | "dated" | "amount", string | number>>;

/** What was read in a document; undefined while it waits. Its provider and staff see it, by row-level security. */
export async function findReading(db: Trx, evidenceId: string) {
  const row = await db
    .selectFrom("evidence_reading")
    .select(["state", "refused_because as refusedBecause", "pages", "pages_drawn as pagesDrawn"])
    .select(["proposals", "confirmed", "confirmed_at as confirmedAt"])
    .where("evidence_id", "=", evidenceId)
    .executeTakeFirst();
  // Only read-evidence and confirm-reading write these columns.
  return row && { ...row, proposals: row.proposals as Proposals, confirmed: row.confirmed as Confirmed | null };
}
export type ReadingKept = NonNullable<Awaited<ReturnType<typeof findReading>>>;
