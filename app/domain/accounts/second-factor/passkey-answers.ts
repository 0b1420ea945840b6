import { z } from "zod";

const text = z.string().max(20_000);
const credential = { id: text, rawId: text, type: z.literal("public-key"), clientExtensionResults: z.looseObject({}) };

/** What a browser answers when it has made a passkey (WebAuthn Level 2, RegistrationResponseJSON), as far as we read it. */
const registration = z.object({
  ...credential,
  response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(text).max(10).optional() }),
});

/** What it answers when it has shown one (AuthenticationResponseJSON), as far as we read it. */
const authentication = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

const fromJson =
  <T extends z.ZodType>(schema: T) =>
  (typed: unknown): z.output<T> | undefined => {
    try {
      return schema.safeParse(JSON.parse(String(typed))).data;
    } catch {
      return undefined;
    }
  };

/** The answer in a form's hidden field, or undefined when it is none. */
export const readRegistration = fromJson(registration);
export const readAuthentication = fromJson(authentication);

/** What a person calls a passkey, so that they can tell theirs apart. */
export const passkeyName = z
  .string({ error: "Enter a name for this passkey" })
  .trim()
  .min(1, "Enter a name for this passkey")
  .max(60, "Name must be 60 characters or fewer")
  .refine((name) => !/\p{Cc}/u.test(name), "Remove the characters that cannot be shown");
