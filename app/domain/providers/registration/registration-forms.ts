import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";

const words = (empty: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(2000, "Use 2,000 characters or fewer")
    .refine((text) => !/[^\P{Cc}\t\n\r]|\ufffd/u.test(text), "Remove the characters that cannot be shown");
const submissionKey = z.uuid("Open the page again and send the form once more");

/** That the Department for Education and Ofsted were told. */
const told = z.object({
  intent: z.literal("told"),
  toldOn: typedDate("The date you told them"),
  how: words("Say how you told them, and what reference they gave"),
  submissionKey,
});

/** What QA found. */
const decide = z.object({
  intent: z.literal("decide"),
  finding: z.enum(["not-a-school", "registered"], { error: "Select what you found" }),
  reason: words("Say what you saw and why you decided so"),
  submissionKey,
});

/** The two forms of the page, told apart by the button that was pressed. */
export const registrationForm = z.discriminatedUnion("intent", [told, decide], {
  error: "Press one of the page’s buttons",
});
