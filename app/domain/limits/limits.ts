import { z } from "zod";

/** How often something may be done within so many minutes. */
export const limit = z.object({ uses: z.number().int().min(1), minutes: z.number().int().min(1) });
export type Limit = z.output<typeof limit>;

/** The limits that ship; a council sets its own as the dated setting `limit.NAME`. Tests and benchmarks raise, never remove. */
export const shippedLimits = {
  /** Wrong or right, by account. Cyber Essentials asks for at most ten guesses in five minutes. */
  "sign-in-account": { uses: 10, minutes: 5 },
  "sign-in-address": { uses: 50, minutes: 5 },
  /** By the sign-in that awaits the code. */
  "second-factor": { uses: 5, minutes: 10 },
  "password-reset": { uses: 3, minutes: 60 },
  invitation: { uses: 20, minutes: 60 },
  upload: { uses: 30, minutes: 10 },
  export: { uses: 5, minutes: 60 },
  /** By client address; pages that the public cache answers aren't counted. */
  search: { uses: 600, minutes: 1 },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof shippedLimits;
