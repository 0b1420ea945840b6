import { urnFault } from "../identifiers/school-numbers.ts";
import type { Threshold } from "./thresholds.ts";

/** What the provider said in the answers that it sent last. `hours`: the most that any one attends in a week. */
export type Stated = { pupils: number; hours: number; plan: boolean; urn: string | null };

/**
 * What our own running placements come to. `fullTime`: children with us for as many hours as count as full time;
 * `mostHours`: of any one child in a week; `plan`: whether any is looked after or has a plan.
 */
export type Placed = { children: number; fullTime: number; mostHours: number; plan: boolean };

/** Counts only. Who the children are is neither here nor to be told from it. */
export type RegistrationInputs = { stated: Stated | null; placed: Placed };

export const registrationOutcomes = ["registered", "not-a-school", "looks-unregistered"] as const;
export type RegistrationOutcome = (typeof registrationOutcomes)[number];

/**
 * Whether a provider looks like a school that ought to be registered (Education Act 1996, section 463): five full-time
 * pupils, or one with a plan or looked after. Of its other pupils only the longest week is known, so when that is full
 * time, all of them count; and whoever has the plan may be the one who is there full time. It says what to look at: a
 * person decides.
 */
export function registrationOutcome(
  { stated, placed }: RegistrationInputs,
  threshold: Pick<Threshold, "hoursFullTime" | "pupils">,
): RegistrationOutcome {
  if (stated?.urn && urnFault(stated.urn) === undefined) return "registered";
  const saidFullTime = stated && stated.hours >= threshold.hoursFullTime ? stated.pupils : 0;
  const fullTime = Math.max(saidFullTime, placed.fullTime);
  const plan = (stated?.plan ?? false) || placed.plan;
  return fullTime >= threshold.pupils || (fullTime > 0 && plan) ? "looks-unregistered" : "not-a-school";
}

export const outcomeWords: Record<RegistrationOutcome, string> = {
  registered: "Registered school",
  "not-a-school": "Not a school, by what we know",
  "looks-unregistered": "Looks like a school that is not registered",
};

/** The counts in words, one line each, for officers. */
export function inputsInWords({ stated, placed }: RegistrationInputs): string[] {
  const yes = (is: boolean) => (is ? "yes" : "no");
  return [
    ...(stated
      ? [
          `It says: ${stated.pupils} of school age, ${stated.hours} hours a week at most, any looked after or with a plan: ${yes(stated.plan)}, URN: ${stated.urn ?? "none"}`,
        ]
      : ["It has not been asked about its pupils"]),
    `Our running placements: ${placed.children}, of them full time ${placed.fullTime}, ${placed.mostHours} hours a week at most, any looked after or with a plan: ${yes(placed.plan)}`,
  ];
}
