import type { CheckResult, CheckState } from "./check-findings.ts";

type Posted = { questionId: string; result?: CheckResult | undefined };
type Errors = Record<string, { type: string; message: string }>;

const said = (message: string) => ({ type: "check", message });

/**
 * What is left to say before a section is done, by the name of its input. A check on which the provider is asked first
 * holds nobody up: the section stays open without it.
 */
export function leftToSay(checks: readonly Posted[], states: Readonly<Record<string, CheckState>>): Errors {
  const errors: Errors = {};
  for (const [place, { questionId, result }] of checks.entries()) {
    const state = states[questionId];
    if (state === "changed")
      errors[`checks.${place}.result`] = said("Look at what changed, then say whether this is met");
    if (state !== "open" || result === "ask") continue;
    if (result === "not-met")
      errors[`checks.${place}.comment`] = said("Say what is not met and why: the provider reads it after a refusal");
    else errors[`checks.${place}.result`] = said("Say whether this is met");
  }
  return errors;
}
