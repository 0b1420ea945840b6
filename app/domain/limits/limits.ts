import { z } from "zod";

/** How often something may be done within so many minutes, a day at most. */
export const limit = z.object({ uses: z.number().int().min(1), minutes: z.number().int().min(1).max(1440) });
export type Limit = z.output<typeof limit>;

/** The limits that ship; a council sets its own as the dated setting `limit.NAME`. Tests and benchmarks raise, never remove. */
export const shippedLimits = {
  /** Wrong tries by account, from browsers that it doesn't know. Cyber Essentials asks for ten in five minutes at most. */
  "sign-in-account": { uses: 10, minutes: 5 },
  /** Wrong tries by client address. */
  "sign-in-address": { uses: 50, minutes: 5 },
  /** Wrong tries from one browser that the account knows: nobody else's tries count here. */
  "sign-in-known-browser": { uses: 10, minutes: 5 },
  /** Codes tried together with the password by account. A guess fits with 3 in a million. */
  "sign-in-code": { uses: 1200, minutes: 60 },
  /** Mails with a link that makes a browser known, by account. */
  "sign-in-link": { uses: 1, minutes: 10 },
  /** Mails that say that somebody tries to get in, by account. */
  "sign-in-alarm": { uses: 1, minutes: 24 * 60 },
  /** By the sign-in that awaits the code. */
  "second-factor": { uses: 5, minutes: 10 },
  "password-reset": { uses: 3, minutes: 60 },
  invitation: { uses: 20, minutes: 60 },
  /** Requests to be told when a lot opens, by client address. */
  "tell-me-client": { uses: 20, minutes: 60 },
  /** Mails about being told when a lot opens, by the address that gets them. */
  "tell-me-mail": { uses: 3, minutes: 60 },
  /** Reports of concerns, by client address: a school or a library sends for many. */
  "concern-client": { uses: 20, minutes: 60 },
  /** Readings of a secret calendar address, by client address: programs of a whole office ask each hour. */
  "calendar-client": { uses: 600, minutes: 60 },
  /** Questions about lots, by provider. */
  clarification: { uses: 20, minutes: 60 },
  /** Messages to the council, by provider. */
  message: { uses: 30, minutes: 60 },
  upload: { uses: 30, minutes: 10 },
  /** Documents, by provider: as many as a large one needs on the day on which it applies. */
  "upload-day": { uses: 300, minutes: 24 * 60 },
  export: { uses: 5, minutes: 60 },
  /** By client address; pages that the public cache answers aren't counted. */
  search: { uses: 600, minutes: 1 },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof shippedLimits;

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

/**
 * How long the answer to this use is held, in milliseconds: not at all for the first half of what the limit allows,
 * then twice as long each time, four seconds at most.
 */
export function delayAt(uses: number, allowed: Limit): number {
  const beyondHalf = uses - Math.ceil(allowed.uses / 2);
  return beyondHalf <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (beyondHalf - 1));
}
