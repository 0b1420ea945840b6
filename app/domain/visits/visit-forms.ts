import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { mayBeWritten, written } from "#app/domain/written.ts";
import { purposes, seen, visitResults } from "./visit.ts";

export const planForm = z.object({
  place: written("Enter where you will go", 200),
  lots: z.array(z.uuid()).min(1, "Select at least one lot").max(20),
  visitOn: typedDate("Date of the visit"),
  lead: z.uuid("Select who leads the visit"),
  others: mayBeWritten(200),
  purpose: z.enum(purposes, { error: "Select why you visit" }),
  announced: z.enum(["yes", "no"], { error: "Select whether the provider is told beforehand" }),
  submissionKey,
});
export type PlanForm = z.output<typeof planForm>;

/** The record of a visit; what is wrong with one of the things to look at names it. */
export const recordFormOf = (items: readonly string[]) =>
  z.object({
    looks: z
      .array(z.object({ seen: z.string().max(20).default(""), note: mayBeWritten(500) }))
      .length(items.length, "Open the page again: the list of what to look at was changed")
      .transform((looks, check) =>
        looks.map((look, place) => {
          const found = seen.find((value) => value === look.seen);
          if (found === undefined)
            check.addIssue({
              ...{ code: "custom", path: [place, "seen"] },
              message: `Select met, not met or not seen: ${items[place]}`,
            });
          return { ...look, seen: found ?? "not-seen" };
        }),
      ),
    visitOn: typedDate("Date of the visit"),
    finding: written("Say what you found", 4000),
    result: z.enum(visitResults, { error: "Select the result" }),
    submissionKey,
  });
export type RecordForm = z.output<ReturnType<typeof recordFormOf>>;

export const cancelForm = z.object({
  reason: written("Say why it is called off", 500),
  submissionKey,
});

/** Takes a photograph away. */
export const removeForm = z.object({
  photograph: z.uuid("Select the photograph"),
  because: written("Say why it is taken away", 500),
  sure: z.literal("yes", { error: "Tick the box to say that you are sure" }),
  submissionKey,
});
export type RemoveForm = z.output<typeof removeForm>;

export const exceptionForm = z.object({
  reason: written("Say why no visit is needed yet", 2000),
  until: typedDate("Last day of the exception"),
  submissionKey,
});
