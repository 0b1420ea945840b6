import { type AsAt, asAt } from "#app/domain/frameworks/as-at/as-at.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { Day } from "./as-it-stood.tsx";

/** The instant that a public page's address asks for, and the day as the page shows it. */
export function dayAsked(url: URL, now: Date): { at: AsAt["at"]; day: Day } {
  const text = url.searchParams.get("on");
  const { at, on, problem } = asAt(text, now);
  return { at, day: { text: (problem ? text : on) ?? "", on, words: on && formatDate(on), problem } };
}
