import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { outcodeInAnswers, serviceFromAnswers } from "#app/domain/directory/service-from-answers.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { failedRules, sectionsOf } from "../section-checks.ts";

/** What a provider would offer, in the shape that children's needs are matched with. */
export type Offer = {
  ageFrom: number;
  ageTo: number;
  needs: string[];
  modes: string[];
  days: string[];
  places: number;
  travelKm: number;
};

/** What counts for the queue of the answers that were sent: kept, so that a submission is read once. */
export type SentFacts = {
  /** Undefined when an answer without which there is no service is missing. */
  offer: Offer | undefined;
  outcode: string | undefined;
  /** Answers about safeguarding that break a rule, and all others that do. */
  safeguarding: number;
  otherRules: number;
  /** The London date on which the first document ends. */
  endsFirst: string | undefined;
};

export const SAFEGUARDING = "safeguarding";

/** Reads a submission for the queue. `sentOn` is the London date by which its rules are judged. */
export function sentFacts(submission: Submission, sentOn: string): SentFacts {
  const sections = sectionsOf(submission, sentOn);
  const broken = (about: boolean) => failedRules(sections.filter(({ id }) => (id === SAFEGUARDING) === about)).length;
  const ends = submission.evidence.flatMap(({ endsOn }) => (endsOn ? [endsOn] : [])).sort();
  const set = submission.questionSet.definition;
  const context = { today: sentOn, stage: "A" as const };
  return {
    offer: offerOf(submission, sentOn),
    outcode: outcodeInAnswers(set, answersOf(submission), context),
    safeguarding: broken(true),
    otherRules: broken(false),
    endsFirst: ends[0],
  };
}

function offerOf(submission: Submission, today: string): Offer | undefined {
  try {
    const service = serviceFromAnswers(submission.questionSet.definition, answersOf(submission), { today, stage: "A" });
    const { needs, modes, days, places } = service;
    return {
      ageFrom: service.age_from,
      ageTo: service.age_to,
      travelKm: service.travel_km,
      needs,
      modes,
      days,
      places,
    };
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}
