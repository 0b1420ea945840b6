import { addDays, formatDate } from "#app/domain/london-time.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { exceptionEnds } from "#app/domain/visits/exception.ts";

export type CheckId = "EXC-04" | "VIS-01";
export type CheckResult = "pass" | "fail" | "exception";
/** London dates; `until` is the last day of an exception. */
export type CouncilCheck = {
  check: CheckId;
  result: CheckResult;
  note: string;
  checkedOn: string;
  until: string | null;
  checkedBy: string;
};

/** What the council checks itself, as officers read it. */
export const checkNames: Readonly<Record<CheckId, string>> = {
  "EXC-04": "Debarment list",
  "VIS-01": "Quality visit",
};
export const checkResults: Readonly<Record<CheckResult, string>> = {
  pass: "Pass",
  fail: "Fail",
  exception: "Exception approved",
};

/**
 * The council's own checks whose latest result settles them on a London date: an exception does until its last day, and
 * only while no visit was made, as at the gate (row 34). `checks`: newest first.
 */
export function checksSettled(
  checks: readonly Pick<CouncilCheck, "check" | "result" | "checkedOn" | "until">[],
  today: string,
): CheckId[] {
  const made = checks.filter(({ result }) => result !== "exception");
  const excepted = checks.filter(({ result }) => result === "exception");
  return Object.keys(checkNames).flatMap((name) => {
    const latest = [...made, ...excepted].find(({ check }) => check === name);
    if (!latest || latest.result === "fail") return [];
    return latest.result === "pass" || exceptionEnds(latest) >= today ? [latest.check] : [];
  });
}

/**
 * What keeps the debarment check from allowing admission on a London date, in words; undefined when it is in order. It
 * must have passed within the days that the question set asks for (Procurement Act 2023, sections 57 to 62).
 */
export function debarmentFault(
  set: QuestionSet,
  latest: Pick<CouncilCheck, "result" | "checkedOn"> | undefined,
  today: string,
): string | undefined {
  if (!latest) return "Record the debarment check before you admit";
  if (latest.result !== "pass") return "The debarment check did not pass, so this provider cannot be admitted";
  const rule = findQuestion(set, "EXC-04")?.pass;
  const days = rule?.by === "portal" && rule.rule === "checkedWithin" ? rule.days : 30;
  if (latest.checkedOn < addDays(today, -days))
    return `The debarment check of ${formatDate(latest.checkedOn)} is more than ${days} days old: make it again`;
  return undefined;
}
