import { generateSecret, generateURI, verifySync } from "otplib";
import { z } from "zod";

/** One code stands for 30 seconds; the one before and the one after are taken too, for clocks that differ a little. */
const STEP_SECONDS = 30;

/** A new key for an authenticator app: 160 bits in base32 (RFC 6238). */
export const newAppKey = (): string => generateSecret();

/** The key as it is typed by hand. */
export const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(" ") ?? "";

/** What an authenticator app reads from the picture: whose key, for which service. */
export const appAddress = (key: string, issuer: string, label: string): string =>
  generateURI({ issuer, label, secret: key });

/** Six digits, however they are spaced. */
const sixDigits = /^\d{6}$/;
const withoutSpaces = (typed: string): string => typed.replace(/[\s-]/g, "");

/**
 * The time step of a code that fits the key now, or undefined. A step of `after` or before it never fits: a code works
 * once (ASVS 6.5.1).
 */
export function stepOfCode(key: string, typed: string, now: Date, after: number): number | undefined {
  const token = withoutSpaces(typed);
  if (!sixDigits.test(token)) return undefined;
  const found = verifySync({
    secret: key,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
  });
  if (!found.valid || !("timeStep" in found)) return undefined;
  return found.timeStep > after ? found.timeStep : undefined;
}

/** The form that proves an app: its key, which the page shows and sends back, and its first code. */
export const appProof = z.object({
  key: z.string().regex(/^[A-Z2-7]{32}$/, "This page is too old. Open it again"),
  code: z
    .string({ error: "Enter the code from your app" })
    .trim()
    .min(1, "Enter the code from your app")
    .max(20, "Enter the 6 digits that your app shows"),
});
