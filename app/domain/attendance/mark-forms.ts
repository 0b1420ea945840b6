import { z } from "zod";
import { words } from "#app/domain/invoices/invoice-forms.ts";
import { isDate } from "#app/domain/london-time.ts";
import { type HalfDay, halves, type MarkCode, markCodes } from "./marks.ts";

const submissionKey = z.uuid({ error: "Open the page again, then send the form" });
const versions = z.record(z.string(), z.partialRecord(z.enum(halves), z.coerce.number().int().min(0))).optional();
const codes = z.record(
  z.string().refine(isDate, "Open the page again, then send the form"),
  z.partialRecord(z.enum(halves), z.enum(markCodes, { error: "Choose what happened" })),
  { error: "Say what became of at least one morning or afternoon" },
);

/** A week as a provider's person sends it: a code and the version that was read for each half day that has one. */
export const weekForm = z.object({ code: codes, version: versions, submissionKey }).transform((form) => ({
  submissionKey: form.submissionKey,
  marks: Object.entries(form.code).flatMap(([date, ofDay]) =>
    halves.flatMap((half): (HalfDay & { code: MarkCode; version: number })[] => {
      const code = ofDay[half];
      return code ? [{ date, half, code, version: form.version?.[date]?.[half] ?? 0 }] : [];
    }),
  ),
}));

/** A mark and the version that was read, in one value of a box or a list. */
export const markValue = ({ id, version }: { id: string; version: number }): string => `${id}:${version}`;

const readMark = (empty: string) =>
  z
    .string({ error: empty })
    .regex(/^[0-9a-f-]{36}:\d{1,9}$/i, empty)
    .transform((value) => {
      const [id = "", version = ""] = value.split(":");
      return { id, version: Number(version) };
    });

/** What an officer does with marks: one of four. */
export const judgement = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("confirm"),
    marks: z.array(readMark("Tick the marks that you confirm")).min(1, "Tick the marks that you confirm").max(100),
    submissionKey,
  }),
  z.object({
    intent: z.literal("confirm-all"),
    shown: z.array(readMark("Open the page again")).min(1).max(100),
    submissionKey,
  }),
  z.object({
    intent: z.literal("challenge"),
    challenged: readMark("Choose the mark that you challenge"),
    reason: words("Say why you challenge the mark"),
    submissionKey,
  }),
  z.object({
    intent: z.literal("correct"),
    corrected: readMark("Choose the mark that you correct"),
    correctCode: z.enum(markCodes, { error: "Choose what the mark should say instead" }),
    correctReason: words("Say why the mark is corrected"),
    submissionKey,
  }),
]);

/** The names of the judgement's lists of boxes. */
export const judgementLists = ["marks", "shown"] as const;
