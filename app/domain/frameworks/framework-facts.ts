import { valuesOf } from "#app/domain/question-sets/answers.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { frameworkSet } from "./framework-form.ts";
import { lotSet } from "./lot-form.ts";

/** An extension of the term: its last day, and the decision that makes it count. London dates. */
export type Extension = { until: string; published: boolean; decideBy?: string; decision?: string; decidedOn?: string };
export type Term = { startsOn: string; firstEndsOn: string; extensions: Extension[]; endsOn: string };

const context = (today: string) => ({ today, stage: "A" as const });

/** The term with what has been decided: `endsOn` is the last day as it stands. Undefined until both days are known. */
export function termOf(details: Answers, today: string): Term | undefined {
  const { startsOn, endsOn } = valuesOf(frameworkSet, "term", details, context(today)) as Record<string, string>;
  if (!startsOn || !endsOn) return undefined;
  const { value = [] } = valuesOf(frameworkSet, "extensions", details, context(today));
  const extensions = (value as Extension[]).toSorted((a, b) => a.until.localeCompare(b.until));
  const decided = extensions.filter(({ decision }) => decision);
  return { startsOn, firstEndsOn: endsOn, extensions, endsOn: decided.at(-1)?.until ?? endsOn };
}

/** The weights by criterion, in parts of a hundred; undefined while one is missing. */
export function weightsIn(details: Answers): Record<string, number> | undefined {
  const weights = valuesOf(frameworkSet, "weights", details, context("2026-01-01")) as Record<string, number>;
  return Object.keys(weights).length > 0 ? weights : undefined;
}

/** Days of notice before a lot closes, as published: none when nothing is. */
export const noticeDays = (lotDetails: Answers): number =>
  Number(valuesOf(lotSet, "lot", lotDetails, context("2026-01-01")).notice ?? 0);
