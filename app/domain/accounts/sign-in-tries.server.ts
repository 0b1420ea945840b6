import { countUse, giveBack, limitOf } from "#app/domain/limits/keep-within.server.ts";
import { delayAt, type LimitName } from "#app/domain/limits/limits.ts";
import type { Db } from "#db/client.server.ts";
import { isKnownBrowser } from "./known-browsers.server.ts";

/** Where a try comes from: the client's address, and the cookie of a browser that an account knows. */
export type Origin = { address: string; knownBrowser?: string | undefined };

/** How one try to sign in stands against the limits. */
export type Try = {
  /** Over the limit: nothing is checked but password and code together. */
  over: boolean;
  /** Whether this very try is the first over the limit of the account, or of the client's address. */
  firstOver: { account: boolean; address: boolean };
  /** How long the answer is held, in milliseconds. */
  delayMs: number;
  /** How long the longest window is, in minutes. */
  minutes: number;
  /** A try that turns out right doesn't count. */
  undo: () => Promise<void>;
};

/**
 * Counts a try before anything is checked, by account (its address, known or not) and by client address. A browser
 * that the account knows has a count of its own, so that whatever strangers do, the person at their own machine
 * doesn't notice.
 */
export async function countTry(db: Db, email: string, { address, knownBrowser }: Origin, now: Date): Promise<Try> {
  if (await isKnownBrowser(db, email, knownBrowser, now)) {
    const own = await count(db, "sign-in-known-browser", knownBrowser ?? "", now);
    if (!own.over) return { ...own, firstOver: { account: false, address: false } };
  }
  const account = await count(db, "sign-in-account", email.toLowerCase(), now);
  const client = await count(db, "sign-in-address", address, now);
  return {
    over: account.over || client.over,
    firstOver: { account: account.first, address: client.first },
    delayMs: Math.max(account.delayMs, client.delayMs),
    minutes: Math.max(account.minutes, client.minutes),
    undo: async () => {
      await account.undo();
      await client.undo();
    },
  };
}

async function count(db: Db, name: LimitName, by: string, now: Date) {
  const allowed = await limitOf(db, name, now);
  const uses = await countUse(db, name, by, allowed, now);
  return {
    over: uses > allowed.uses,
    first: uses === allowed.uses + 1,
    delayMs: delayAt(uses, allowed),
    minutes: allowed.minutes,
    undo: () => giveBack(db, name, by),
  };
}
