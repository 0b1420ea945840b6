import { z } from "zod";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { fieldSchema } from "#app/domain/question-sets/field-schema.ts";
import type { FileField, Question } from "#app/domain/question-sets/question.ts";
import { askedBeside, tooOld } from "./evidence.ts";

/** What was typed beside a file: London dates and pence. */
export type TypedBeside = { dated?: string; ends?: string; amountPence?: number };

/** The schema of what is typed beside a file, by input name: "ends", "dated", "amount". */
export function besideSchema(question: Question, field: FileField, today: CivilDate) {
  const shape = Object.fromEntries(askedBeside(question, field).map((one) => [one.name, fieldSchema(one, today)]));
  return z
    .object(shape)
    .superRefine(({ dated }, check) => {
      const problem = typeof dated === "string" ? tooOld(field, dated, today) : undefined;
      if (problem) check.addIssue({ code: "custom", message: problem, path: ["dated"] });
    })
    .transform(
      ({ dated, ends, amount }): TypedBeside => ({
        ...(typeof dated === "string" ? { dated } : {}),
        ...(typeof ends === "string" ? { ends } : {}),
        ...(typeof amount === "number" ? { amountPence: amount } : {}),
      }),
    );
}
