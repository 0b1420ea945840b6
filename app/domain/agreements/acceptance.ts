import { z } from "zod";

/**
 * What was agreed, as it read when it was signed: everything that a reader needs, so that no later change of a name, a
 * title or a text alters it. `at` is an instant (UTC); `signedRole` is empty where an application was the signature.
 */
export const executedTerms = z.object({
  council: z.string(),
  provider: z.string(),
  lot: z.string(),
  framework: z.string(),
  title: z.string(),
  version: z.string(),
  body: z.string(),
  sha256: z.string(),
  signedName: z.string(),
  signedRole: z.string(),
  at: z.iso.datetime(),
});
export type ExecutedTerms = z.infer<typeof executedTerms>;

/** One version of one lot's terms, as a form says which were shown: "lot id:version". */
export const shownTerms = (lotId: string, version: string): string => `${lotId}:${version}`;

const text = (name: string, ask: string) =>
  z
    .string({ error: ask })
    .trim()
    .min(1, ask)
    .max(200, `${name} must be 200 characters or fewer`)
    .refine((typed) => !/\ufffd|\p{Cc}/u.test(typed), `${name} must not include characters that cannot be shown`);

/** The form by which an owner accepts terms for the provider. */
export const acceptTermsForm = z.object({
  shown: z
    .string({ error: "Open this page again, and accept from there" })
    .transform((list) => list.split(" ").filter((one) => one !== "")),
  name: text("Name", "Enter the full name of the person who accepts"),
  role: text("Role", "Enter the role of the person who accepts"),
  hasAuthority: z
    .literal("yes", { error: "Confirm that you have the authority to sign" })
    .transform(() => true as const),
  submissionKey: z.uuid("Open this page again, and accept from there"),
});
