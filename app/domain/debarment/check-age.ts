import { formatDate } from "#app/domain/london-time.ts";

/** A provider's newest check of the debarment list: its result, London date and age in days; nulls when there is none. */
export type CheckAge = { result: string | null; checkedOn: string | null; days: number | null };

/** Days before a check is too old at which it is shown as getting old. */
export const SOON = 7;

/** What a check means for awards, in words. `mostDays` is the age that still counts. */
export function ageInWords({ result, checkedOn, days }: CheckAge, mostDays: number): { text: string; bad: boolean } {
  if (!checkedOn || days === null) return { text: "Never checked: blocks awards", bad: true };
  const on = `${formatDate(checkedOn)}, ${days} ${days === 1 ? "day" : "days"} ago`;
  if (result !== "pass") return { text: `Not passed on ${on}: blocks awards`, bad: true };
  if (days > mostDays) return { text: `Checked on ${on}: too old, blocks awards`, bad: true };
  const left = mostDays - days;
  const until = left === 0 ? "counts until today" : `counts ${left} more ${left === 1 ? "day" : "days"}`;
  return { text: `Checked on ${on}: ${until}`, bad: false };
}
