import { z } from "zod";
import { lowerFirst } from "#app/domain/lower-first.ts";
import { parseDateParts } from "./date-parts.ts";

const part = z.string().max(20).default("");

/** A date typed in three boxes, as a London date. `name` starts the messages: "Start date must include a month". */
export const typedDate = (name: string) =>
  z.object({ day: part, month: part, year: part }, `Enter ${lowerFirst(name)}`).transform((typed, check) => {
    const parsed = parseDateParts(typed, name);
    if (parsed.ok) return parsed.date;
    check.addIssue({ code: "custom", message: parsed.message });
    return z.NEVER;
  });
