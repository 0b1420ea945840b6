import { z } from "zod";
import { submissionKey } from "#app/domain/sent-once.ts";
import { mayBeWritten, written } from "#app/domain/written.ts";

/** What anybody tells the council that they are worried about. Only what happened must be said. */
export const reportForm = z
  .object({
    what: written("Tell us what happened", 5000),
    provider: mayBeWritten(200),
    worker: mayBeWritten(200),
    child: mayBeWritten(200),
    when: mayBeWritten(200),
    where: mayBeWritten(200),
    who: z.enum(["named", "anonymous"], { error: "Choose whether you want to say who you are" }),
    name: mayBeWritten(100),
    contact: mayBeWritten(200),
    about: z.string().max(100).default(""),
    intent: z.enum(["check", "change", "send"], { error: "Press one of the page’s buttons" }),
    submissionKey,
  })
  .refine(({ who, name }) => who === "anonymous" || name !== "", { path: ["name"], message: "Enter your name" });
export type ReportForm = z.output<typeof reportForm>;
