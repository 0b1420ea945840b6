import { z } from "zod";
import { parseDateParts } from "#app/domain/date-parts.ts";
import { isDate } from "#app/domain/london-time.ts";
import { tidyVatNumber, vatNumberFault } from "#app/domain/providers/identifiers/vat-number.ts";
import { numberKey } from "./invoice-number.ts";

const CONTROL = /[\p{Cc}\ufffd]/u;
const WITH_BREAKS = /[^\P{Cc}\r\n\t]|\ufffd/u;
const MAX_WORDS = 1_000;
const MAX_NUMBER = 30;

const line = (empty: string, what: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(MAX_NUMBER, `${what} must be ${MAX_NUMBER} characters or fewer`)
    .refine((text) => !CONTROL.test(text), "Remove the characters that cannot be shown");

/** A sentence or some that a person must write. */
export const words = (empty: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(MAX_WORDS, `Use ${MAX_WORDS} characters or fewer`)
    .refine((text) => !WITH_BREAKS.test(text), "Remove the characters that cannot be shown");

export const submissionKey = z.uuid({ error: "Open the page again, then send the form" });
export const version = z.coerce
  .number({ error: "Open the page again, then send the form" })
  .int()
  .min(0)
  .max(2_147_483_647);

const box = z.string().default("");

/** A date of three boxes, as YYYY-MM-DD. */
export const typedDate = (name: string) =>
  z
    .object({ day: box, month: box, year: box }, { error: `Enter ${name.toLowerCase()}` })
    .transform((parts, context) => {
      const read = parseDateParts(parts, name);
      if (read.ok) return read.date;
      context.addIssue(read.message);
      return z.NEVER;
    });

/** A month, YYYY-MM. */
export const month = z.string({ error: "Choose a month" }).refine((text) => isDate(`${text}-01`), "Choose a month");

export const invoiceNumber = line("Enter your invoice number", "Invoice number").refine(
  (text) => /[A-Z0-9]/.test(numberKey(text)),
  "Invoice number must have a letter or a number in it",
);
export const orderNumber = line("Enter the council’s order number", "Order number");
const vatNumber = z
  .string()
  .transform((text, context) => {
    if (text.trim() === "") return "";
    const number = tidyVatNumber(text);
    const message = vatNumberFault(number);
    if (message) context.addIssue({ code: "custom", message });
    return number;
  })
  .optional();

const numbers = { number: invoiceNumber, orderNumber, vatNumber };

/** What a provider types on an invoice; the lines come from the confirmed marks. */
export const newInvoice = z.object({
  month,
  expectedPence: z.coerce.number().int().min(0),
  ...numbers,
  invoiceDate: typedDate("Invoice date"),
  submissionKey,
});

/** A provider's answer to a query, with the numbers as they should be. */
export const queryAnswer = z.object({
  ...numbers,
  answer: words("Write your answer to the council"),
  version,
  submissionKey,
});

const form = { version, submissionKey };
/** What finance does with an invoice: one of three. */
export const decision = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("approve"), ...form }),
  z.object({ intent: z.literal("query"), reason: words("Say what the provider should put right or explain"), ...form }),
  z.object({
    intent: z.literal("pay"),
    paidOn: typedDate("Date of payment"),
    paymentReference: line("Enter the payment reference", "Payment reference"),
    ...form,
  }),
]);
