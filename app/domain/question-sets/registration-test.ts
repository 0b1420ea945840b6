import type { CivilDate } from "#app/domain/civil-date.ts";
import type { RegistrationThreshold } from "./question.ts";

/** What a provider says of its pupils. `hours`: the most that any one attends in a week. `plan`: any has an EHCP or is looked after. */
export type PupilFacts = { pupils: number; hours: number; plan: boolean; urn?: string | undefined };
export type Registration = "registered" | "not-a-school" | "looks-unregistered";

/**
 * Whether a provider may have to register as an independent school: five full-time pupils, or one full-time pupil with
 * an education, health and care plan or looked after (Education Act 1996, section 463). Only the longest week is known,
 * so all pupils count as full time when one is. Throws RangeError for a London date before the first threshold.
 */
export function registrationTest(
  facts: PupilFacts,
  thresholds: readonly RegistrationThreshold[],
  today: CivilDate,
): Registration {
  const inForce = thresholds.filter(({ from }) => from <= today).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!inForce) throw new RangeError(`No registration threshold is in force on ${today}`);
  if (facts.urn) return "registered";
  const fullTime = facts.pupils > 0 && facts.hours >= inForce.hoursFullTime;
  return fullTime && (facts.pupils >= inForce.pupils || facts.plan) ? "looks-unregistered" : "not-a-school";
}
