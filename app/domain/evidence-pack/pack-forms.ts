import { z } from "zod";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";

const tick = (message: string) => z.literal("yes", { error: message });

/** Revoking a key of one's own. */
export const revokeForm = z.object({
  keyId: z.string({ error: "Select the key" }).regex(/^[0-9a-f]{64}$/, "Select the key"),
  because: written("Say why, in words that may be published", 500),
  confirmed: tick("Confirm that this key is to be revoked for good"),
  submissionKey,
});

/** How an officer made sure that a key is the other council's. */
export const waysToConfirm = ["phone", "in-person", "letter"] as const;
export type WayToConfirm = (typeof waysToConfirm)[number];
export const confirmedInWords: Readonly<Record<WayToConfirm, string>> = {
  phone: "By telephone, on a number that we found ourselves",
  "in-person": "In person",
  letter: "By letter",
};

const council = { councilName: written("Enter the council’s name", 200), publicKey: written("Paste its key", 500) };

/** The first step: a key, so that its fingerprint can be shown. */
export const showKeyForm = z.object(council);

/** The second: the fingerprint was compared. */
export const trustForm = z.object({
  ...council,
  confirmedWith: written("Enter the name and post of the person you compared it with", 200),
  confirmedBy: z.enum(waysToConfirm, { error: "Select how you compared it" }),
  confirmed: tick("Confirm that you compared the whole fingerprint"),
  submissionKey,
});

/** Ending the trust in another council's key. */
export const endTrustForm = z.object({
  id: z.uuid("Select the council"),
  as: z.enum(["ended", "revoked"], { error: "Select what happened" }),
  because: written("Say why", 500),
  confirmed: tick("Confirm that this key is to be trusted no longer"),
  submissionKey,
});
