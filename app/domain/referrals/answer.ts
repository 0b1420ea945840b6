import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { parsePounds } from "#app/domain/money.ts";
import type { RequestEvent } from "./request-status.ts";

export const declineReasons = [
  { value: "capacity", label: "No place free" },
  { value: "need", label: "We cannot meet the need" },
  { value: "distance", label: "Too far" },
  { value: "risk", label: "We cannot manage the risk" },
  { value: "staff", label: "No suitable staff" },
  { value: "start-date", label: "We cannot start in time" },
  { value: "price", label: "Price" },
  { value: "hours", label: "We cannot offer the hours" },
  { value: "other", label: "Another reason" },
] as const;

export const rateUnits = [
  { value: "hour", label: "An hour" },
  { value: "session", label: "A session (a morning or an afternoon)" },
  { value: "day", label: "A day" },
] as const;

const note = z
  .string()
  .trim()
  .max(1000, "Use 1000 characters or fewer")
  .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored")
  .default("");
const price = "Enter the price in pounds, like 45 or 45.50";

const offer = {
  startOn: typedDate("Start date"),
  rate: z
    .string(price)
    .transform((typed) => parsePounds(typed) ?? 0)
    .refine((pence) => pence > 0 && pence <= 500_000, price),
  rateUnit: z.enum(
    rateUnits.map(({ value }) => value),
    "Select what the price is for",
  ),
  staff: z.array(z.uuid("Select from your staff list")).min(1, "Select at least one member of staff").max(20),
  note,
};
const sent = { submissionKey: z.uuid(), version: z.coerce.number().int() };

/** What a provider answers: yes, another offer, or no. Money in pence, dates London dates. */
export const answerForms = {
  yes: z.object({ ...sent, ...offer, kind: z.literal("yes") }),
  alternative: z.object({
    ...sent,
    kind: z.literal("alternative"),
    differs: note.refine((value) => value !== "", "Enter what differs from what was asked"),
    ...offer,
  }),
  no: z.object({
    ...sent,
    kind: z.literal("no"),
    reason: z.enum(
      declineReasons.map(({ value }) => value),
      "Select why you cannot take this child",
    ),
    note,
  }),
};
export type AnswerKind = keyof typeof answerForms;
export type AnswerForm = { [Kind in AnswerKind]: z.output<(typeof answerForms)[Kind]> }[AnswerKind];

export const isAnswerKind = (text: unknown): text is AnswerKind =>
  typeof text === "string" && Object.hasOwn(answerForms, text);

/** What an answer does to the request. */
export const answerEvent: Record<AnswerKind, RequestEvent> = { yes: "accept", alternative: "propose", no: "decline" };
