import { z } from "zod";

const text = z.string().max(2_000);
const maybe = text.nullish();
const identifier = z.object({ scheme: maybe, id: maybe, legalName: maybe });
const answer = z.object({ questionName: maybe, optionValue: z.array(text).max(200).nullish() });
const option = z.object({ id: maybe, value: maybe, groupName: maybe });

/**
 * The part of a share that we read, as the platform's data sharing service documents its answer to
 * `GET /share/data/{sharecode}` (Cabinet Office, GCGS-Central-Digital-Platform). Older ones have their answers in one
 * list instead of sets.
 */
const shape = z.object({
  name: text,
  identifier: identifier.nullish(),
  additionalIdentifiers: z.array(identifier).max(100).nullish(),
  associatedPersons: z
    .array(z.object({ name: maybe, relationship: maybe }))
    .max(500)
    .nullish(),
  supplierInformationData: z.object({
    form: z.object({ shareCode: maybe }).nullish(),
    answerSets: z
      .array(z.object({ answers: z.array(answer).max(500) }))
      .max(500)
      .nullish(),
    answers: z.array(answer).max(500).nullish(),
    questions: z
      .array(z.object({ name: maybe, options: z.array(option).max(500).nullish() }))
      .max(1_000)
      .nullish(),
  }),
});
export type Share = z.output<typeof shape>;

/** The most bytes of a share that are read. */
export const MOST_SHARE_BYTES = 2_000_000;

/** A share from its text, or undefined for anything else. */
export function shareFrom(json: string): Share | undefined {
  try {
    return shape.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** The code that a share says of itself, or undefined. */
export const codeOf = ({ supplierInformationData: { form } }: Share): string | undefined =>
  form?.shareCode ?? undefined;

/** A share code as it is typed: letters and digits. */
export const shareCode = z
  .string({ error: "Enter your share code" })
  .trim()
  .min(1, "Enter your share code")
  .regex(/^[A-Za-z0-9-]{4,40}$/, "Share code must be letters and numbers, like Ab12Cd34");
