import type { Check } from "#app/domain/question-sets/answers.ts";

/** How long one answer takes, in seconds, as measured in so many applications; 0 for an estimate. */
export type Pace = { secondsPerAnswer: number; applications: number };

/** How many sent applications make a median that is worth more than the estimate. */
export const ENOUGH_APPLICATIONS = 20;

/** Our own estimate, of 25 November 2026, until an installation has measured its own. */
export const firstEstimate: Pace = { secondsPerAnswer: 75, applications: 0 };

/** The pace to reckon with: the measured one once there are enough applications behind it. */
export const paceFrom = (measured: Pace): Pace =>
  measured.applications >= ENOUGH_APPLICATIONS && measured.secondsPerAnswer > 0 ? measured : firstEstimate;

/** How many answers of a draft are still to be given or put right. */
export const answersLeft = ({ questions }: Pick<Check, "questions">): number =>
  Object.values(questions).filter((problems) => problems.length > 0).length;

/** How long is left, in words, and where that is known from; undefined when nothing is left. Minutes go up to the next five. */
export function timeLeft(answers: number, { secondsPerAnswer, applications }: Pace) {
  if (answers === 0) return undefined;
  const minutes = (answers * secondsPerAnswer) / 60;
  return {
    left: minutes < 5 ? "Less than 5 minutes left" : `About ${Math.ceil(minutes / 5) * 5} minutes left`,
    from: applications === 0 ? "our first estimate" : `from ${applications} applications here`,
  };
}
