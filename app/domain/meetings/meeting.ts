import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { parseDateParts } from "#app/domain/date-parts.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";

export const meetingKinds = ["contract-review", "quality-audit"] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const meetingWords: Readonly<Record<MeetingKind, string>> = {
  "contract-review": "Contract review meeting",
  "quality-audit": "Quality audit",
};

const part = z.string().max(20).default("");

/** A date in three boxes that may stay empty. */
const maybeDate = (name: string) =>
  z
    .object({ day: part, month: part, year: part })
    .default({ day: "", month: "", year: "" })
    .transform((typed, check) => {
      if (Object.values(typed).every((text) => text.trim() === "")) return undefined;
      const parsed = parseDateParts(typed, name);
      if (parsed.ok) return parsed.date;
      check.addIssue({ code: "custom", message: parsed.message });
      return z.NEVER;
    });

export const meetingForm = z.object({
  kind: z.enum(meetingKinds, { error: "Select what it was" }),
  heldOn: typedDate("Date"),
  councilPeople: written("Say who was there for the council", 500),
  providerPeople: written("Say who was there for the provider", 500),
  notes: written("Say what was discussed or found", 8000),
  nextOn: maybeDate("Date of the next one"),
  submissionKey,
});
export type MeetingForm = z.output<typeof meetingForm>;
