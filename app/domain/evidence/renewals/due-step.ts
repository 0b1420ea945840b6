import { type CivilDate, daysBetween } from "#app/domain/civil-date.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { EvidenceRule } from "#app/domain/question-sets/question.ts";

/** How many days before its end a document's renewal is asked for; the council's dated setting `renewal-steps`. */
export const RENEWAL_STEPS: readonly number[] = [60, 30, 14, 7, 1, 0];
export const STEPS_SETTING = "renewal-steps";
/** London time from which the day's asks are sent. */
export const ASK_FROM = "07:00";

/** The steps that a setting names, greatest first; the shipped ones when it names none. */
export function stepsFrom(value: unknown): number[] {
  const list = Array.isArray(value) ? value : String(value).split(",");
  const steps = list.map(Number).filter((step) => Number.isInteger(step) && step >= 0 && step <= 366);
  return [...new Set(steps.length > 0 ? steps : RENEWAL_STEPS)].sort((a, b) => b - a);
}

/** The newest step that is due on a London date for a document that ends then; undefined before the first and after the end. */
export function dueStep(steps: readonly number[], endsOn: CivilDate, on: CivilDate): number | undefined {
  const left = daysBetween(on, endsOn);
  return left < 0 ? undefined : steps.filter((step) => step >= left).at(-1);
}

const days = (left: number) => (left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days`);

/** What is asked for a document, in plain words: checks of staff don't end, they are declared again. */
export function askInWords(title: string, { kind }: EvidenceRule, endsOn: CivilDate, on: CivilDate): string {
  const [document, left] = [title.replace(": ", " "), days(daysBetween(on, endsOn))];
  return isDeclaredAgain(kind)
    ? `Tell us again how your checks of staff stand by ${formatDate(endsOn)}, ${left}: ${document}`
    : `${document} ends on ${formatDate(endsOn)}, ${left}`;
}

const isDeclaredAgain = (kind: string): boolean => kind === "central-record" || kind.startsWith("staff-checks");
