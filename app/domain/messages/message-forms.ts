import { z } from "zod";
import { OPEN_AGAIN, submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";
import { namesAChild } from "./names-a-child.ts";

const without = (schema: ReturnType<typeof written>) =>
  schema.superRefine((text, context) => {
    const found = namesAChild(text);
    if (found)
      context.addIssue({
        code: "custom",
        message: `This looks like ${found}. Take it out and write the reference of the placement instead`,
      });
  });

/** Parts of the address of what a conversation is about: `application:ID`. Empty: nothing in particular. */
const about = z
  .string()
  .default("")
  .refine((text) => text === "" || /^(application|lot|placement|invoice):[0-9a-f-]{36}$/.test(text), {
    message: "Select what it is about from the list",
  });

const body = without(written("Enter your message", 5_000));

export const startForm = z.object({
  subject: without(written("Enter a subject", 100)),
  about,
  body,
  submissionKey,
});

export const writeForm = z.object({ body, submissionKey });
export const closeForm = z.object({ version: z.coerce.number({ error: OPEN_AGAIN }).int(OPEN_AGAIN) });
export const contactForm = z.object({ personId: z.uuid("Select who answers this provider"), submissionKey });
