import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";

/** That the Department for Education and Ofsted were told. */
const told = z.object({
  intent: z.literal("told"),
  toldOn: typedDate("The date you told them"),
  how: written("Say how you told them, and what reference they gave"),
  submissionKey,
});

/** What QA found. */
const decide = z.object({
  intent: z.literal("decide"),
  finding: z.enum(["not-a-school", "registered"], { error: "Select what you found" }),
  reason: written("Say what you saw and why you decided so"),
  submissionKey,
});

/** The two forms of the page, told apart by the button that was pressed. */
export const registrationForm = z.discriminatedUnion("intent", [told, decide], {
  error: "Press one of the page’s buttons",
});
