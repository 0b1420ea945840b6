import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";
import { kpiNames, kpis } from "./kpis.ts";

const whole = (message: string, least: number, most: number) =>
  z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);

/** A target of one lot, or of all (`lot` empty), from a London date on. */
export const targetForm = z
  .object({
    lot: z.union([z.literal(""), z.uuid()], { error: "Select the lot" }),
    kpi: z.enum(kpiNames, { error: "Select what is measured" }),
    target: whole("Enter the target as a whole number from 1 to 100", 1, 100),
    amber: whole("Enter a whole number from 0 to 100", 0, 100),
    fromOn: typedDate("First day"),
    source: written("Say where the target comes from", 500),
    submissionKey,
  })
  .refine(({ target, amber }) => amber < target, {
    path: ["amber"],
    message: "Amber must begin below the target",
  });
export type TargetForm = z.output<typeof targetForm>;

/** What the portal can't count itself. */
export const byHandKpis = kpiNames.filter((name) => kpis[name].byHand);

export const entryForm = z
  .object({
    lot: z.uuid("Select the lot"),
    kpi: z.enum(byHandKpis, { error: "Select what is measured" }),
    quarter: z.iso.date("Select the quarter"),
    met: whole("Enter how many, as a whole number", 0, 100_000),
    ofAll: whole("Enter of how many, as a whole number", 1, 100_000),
    source: written("Say where the numbers come from", 500),
    submissionKey,
  })
  .refine(({ met, ofAll }) => met <= ofAll, { path: ["met"], message: "Enter no more than there are in all" });
export type EntryForm = z.output<typeof entryForm>;
