import { z } from "zod";
import { parsePounds } from "#app/domain/money.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { showable } from "#app/domain/written.ts";

/** Words typed by a person: `empty` is said when they are missing. */
const words = (name: string, empty: string, most = 2000) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(most, `${name} must be ${most} characters or fewer`)
    .refine(...showable);

const version = z.coerce.number("Open the page again").int("Open the page again");

/** A form with nothing to type: accept, start. */
export const deedForm = z.object({ submissionKey });
export const namePeopleForm = z.object({ submissionKey, people: z.array(z.string().max(40)).max(200) });
export const startForm = z.object({ submissionKey, version });
export const qaCheckForm = z.object({
  submissionKey,
  finding: z.enum(["met", "not-met"], { error: "Select what you found" }),
  note: words("What you looked at", "Say what you looked at and found"),
});
export const riskAssessmentForm = z.object({
  submissionKey,
  assessment: words("Risk assessment", "Enter your risk assessment", 8000),
});
export const orderForm = z.object({
  submissionKey,
  version,
  orderNumber: words("Order number", "Enter the order number", 40),
  orderPence: z
    .string({ error: "Enter the amount approved" })
    .transform(parsePounds)
    .pipe(
      z
        .int("Enter the amount in pounds, like 4,500 or 4,500.00")
        .positive("The amount approved must be more than nothing"),
    ),
});
export const changeForm = z.object({
  submissionKey,
  version,
  move: z.enum(["pause", "resume", "end"], { error: "Select what happens to the placement" }),
  reason: words("Reason", "Say why"),
});
