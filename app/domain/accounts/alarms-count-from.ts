const DAY = 86_400_000;

/** Since when somebody's trying to get into an account is news: a day ago. */
export const alarmsCountFrom = (now: Date): Date => new Date(now.getTime() - DAY);
