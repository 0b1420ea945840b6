import { z } from "zod";
import { showable, written } from "#app/domain/written.ts";

const may = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} characters or fewer`)
    .refine(...showable)
    .default("");

/** What anybody tells the council that they are worried about. Only what happened must be said. */
export const reportForm = z
  .object({
    what: written("Tell us what happened", 5000),
    provider: may(200),
    worker: may(200),
    child: may(200),
    when: may(200),
    where: may(200),
    who: z.enum(["named", "anonymous"], { error: "Choose whether you want to say who you are" }),
    name: may(100),
    contact: may(200),
    about: z.string().max(100).default(""),
    intent: z.enum(["check", "change", "send"], { error: "Press one of the page’s buttons" }),
    submissionKey: z.uuid("Open the page again and send the form once more"),
  })
  .refine(({ who, name }) => who === "anonymous" || name !== "", { path: ["name"], message: "Enter your name" });
export type ReportForm = z.output<typeof reportForm>;
