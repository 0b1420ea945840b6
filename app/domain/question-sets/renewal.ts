import { type CivilDate, monthsBefore } from "#app/domain/civil-date.ts";
import type { EvidenceRule } from "./question.ts";

/** The date to ask for with a document: the day that it ends, the day that it was made, or none. */
export function dateAsked({ renewal }: EvidenceRule): "ends" | "dated" | undefined {
  if (renewal === "never") return undefined;
  return renewal === "fromDocument" ? "ends" : "dated";
}

/** The last London date on which a document counts, from the date asked for; undefined when it never ends. */
export function lastDay({ renewal }: EvidenceRule, date: CivilDate): CivilDate | undefined {
  if (renewal === "never") return undefined;
  return renewal === "fromDocument" ? date : monthsBefore(date, -renewal.months);
}
