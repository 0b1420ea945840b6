/** The least time for a provider to answer, in working days on any part of the UK: a dated setting (section 58). */
export const REPRESENTATIONS_SETTING = "exclusion-representations-days";
export const REPRESENTATIONS_DAYS = 10;

/**
 * Whether a decision may be made on a London date: the provider has answered, or the last day to answer is over. Nobody
 * is excluded before it could speak.
 */
export const mayDecide = ({ status, answerBy }: { status: string; answerBy: string }, today: string): boolean =>
  status === "answered" || (status === "waiting" && answerBy < today);
