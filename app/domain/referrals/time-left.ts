const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long until a deadline, or since it, in the largest unit that counts: "Due in 5 hours", "40 minutes late". */
export function timeLeft(due: Date, now: Date): { text: string; urgent: boolean } {
  const left = due.getTime() - now.getTime();
  const size = inWords(Math.abs(left));
  return {
    text: left >= 0 ? `Due in ${size}` : `${size.charAt(0).toUpperCase()}${size.slice(1)} late`,
    urgent: left < 2 * hour,
  };
}

/** Whole days since an instant, in words: how long a case waits. */
export function daysWaiting(since: Date, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / day));
  return days === 0 ? "Today" : counted(days, "day");
}

function inWords(ms: number): string {
  if (ms < minute) return "less than a minute";
  if (ms < hour) return counted(Math.floor(ms / minute), "minute");
  if (ms < 2 * day) return counted(Math.floor(ms / hour), "hour");
  return counted(Math.floor(ms / day), "day");
}

const counted = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? "" : "s"}`;
