import { formatDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { declaredStaff, type OnePerson, recordPage } from "./staff.server.ts";
import { isStale, staffChecks } from "./staff.ts";

/** One check of one person in words. Overseas checks are for those who lived abroad, and never missing. */
export const checksInWords = (checks: OnePerson["checks"], today: string) =>
  staffChecks.map(({ value, label }) => {
    const seen = checks.find(({ check }) => check === value);
    return {
      label,
      seen: seen && { on: formatDate(seen.checkedOn), level: seen.level, by: seen.seenBy },
      mark: seen ? (isStale(value, seen.checkedOn, today) ? "Old" : "") : value === "overseas" ? "None" : "Missing",
    };
  });

/** The single central record, a page of it, as its page shows it, with how many people the provider declared (SAF-04). */
export async function staffGrid(db: Db | Trx, providerId: string, page: number, today: string) {
  const { rows, ...list } = await recordPage(db, providerId, page);
  return {
    ...list,
    declared: await declaredStaff(db, providerId),
    rows: rows.map(({ id, name, role, stopped, checks }) => ({
      id,
      name,
      role,
      stopped,
      checks: checksInWords(checks, today),
    })),
  };
}
export type StaffGrid = Awaited<ReturnType<typeof staffGrid>>;
