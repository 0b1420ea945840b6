import { z } from "zod";
import { companyNumberOf } from "#app/domain/providers/company-number.ts";

const MAX_NAME = 100;
const MAX_EMAIL = 254;
const MIN_PASSWORD = 12;
const MAX_PASSWORD = 200;

const CONTROL = /\p{Cc}/u;
const plain = (max: number, empty: string, long: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(max, long)
    .refine((text) => !CONTROL.test(text), "Remove the characters that cannot be shown");

const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/**
 * Whether this is one plain address, name@domain, that every mail server reads as the same mailbox: no quotes, commas,
 * comments, routes or names in other alphabets (RFC 5321 allows more than anybody has).
 */
function isPlainAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  const dots = local.startsWith(".") || local.endsWith(".") || local.includes("..");
  const encoded = domain.split(".").some((label) => label.startsWith("xn--"));
  return more.length === 0 && LOCAL.test(local) && !dots && DOMAIN.test(domain) && !encoded;
}

/** An email address to write to, in lower case. Checked strictly before anything is sent to it. */
export const email = plain(
  MAX_EMAIL,
  "Enter your email address",
  `Email address must be ${MAX_EMAIL} characters or fewer`,
)
  .toLowerCase()
  .refine(isPlainAddress, "Enter an email address in the correct format, like name@example.com");

/**
 * Length decides, as NIST SP 800-63B and the NCSC advise: 12 to 200 characters, any of them, paste allowed. What is too
 * well known is refused where it is hashed (`hashNewPassword`).
 */
export const newPassword = z
  .string({ error: "Enter a password" })
  .min(MIN_PASSWORD, `Password must be ${MIN_PASSWORD} characters or more`)
  .max(MAX_PASSWORD, `Password must be ${MAX_PASSWORD} characters or fewer`);

export const personName = plain(MAX_NAME, "Enter a full name", `Full name must be ${MAX_NAME} characters or fewer`);

export const registration = z.object({
  name: plain(MAX_NAME, "Enter your full name", `Full name must be ${MAX_NAME} characters or fewer`),
  organisation: plain(
    MAX_NAME,
    "Enter the name of your organisation",
    `Organisation must be ${MAX_NAME} characters or fewer`,
  ),
  companyNumber: z
    .string()
    .trim()
    .max(20, "Company number must be 8 characters, like 01234567 or SC123456")
    .default("")
    .transform((typed, check) => {
      const number = companyNumberOf(typed);
      if (typed === "" || number) return number;
      check.addIssue({ code: "custom", message: "Company number must be 8 characters, like 01234567 or SC123456" });
      return z.NEVER;
    }),
  email,
  password: newPassword,
});
export type Registration = Omit<z.output<typeof registration>, "companyNumber"> & {
  companyNumber?: string | undefined;
};

export const signIn = z.object({
  email: plain(MAX_EMAIL, "Enter your email address", "Enter your email address"),
  password: z.string({ error: "Enter your password" }).min(1, "Enter your password").max(1_000, "Enter your password"),
  /** Asked together with the password only where there were too many tries. */
  code: z.string().trim().max(20).optional().catch(undefined),
});

/** Accepting an invitation: whoever is new gives a name and chooses a password, others show theirs. */
export const joinForm = z.object({ name: personName, password: newPassword });
export const joinKnownForm = signIn.pick({ password: true });
