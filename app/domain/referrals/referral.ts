import { z } from "zod";
import { identitySchema } from "#app/domain/children/child.ts";
import { isUpn, tidyUpn } from "#app/domain/children/upn.ts";
import { typedDate } from "#app/domain/date-field.ts";
import { parsePostcode } from "#app/domain/postcodes/postcode.ts";
import { risks } from "./disclosure.ts";
import { identifierFault } from "./identifiers.ts";

/** Why the council must arrange education. Providers are not told: one of these is the looked-after flag (rules 8). */
export const legalBases = [
  { value: "section-19-illness", label: "Illness (Education Act 1996, section 19)" },
  { value: "section-19-exclusion", label: "Exclusion (Education Act 1996, section 19)" },
  { value: "section-19-other", label: "Other reasons (Education Act 1996, section 19)" },
  { value: "sixth-day", label: "From the sixth school day of an exclusion" },
  { value: "looked-after", label: "The child is looked after by the council" },
  {
    value: "sections-42-61",
    label: "Education, health and care plan (Children and Families Act 2014, sections 42 and 61)",
  },
  { value: "tribunal", label: "Order of a tribunal" },
] as const;

const text = (message: string, most: number) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(most, `Use ${most} characters or fewer`)
    .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored");
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most} characters or fewer`)
    .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored")
    .default("");
const wholeNumber = (message: string, least: number, most: number) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
const some = (message: string) => z.array(z.string()).min(1, message).max(30);

/** What a broker types: who the child is, and apart from it the need that providers are asked about. */
export const referralForm = z
  .object({
    firstNames: text("Enter the child’s first names", 100),
    surname: text("Enter the child’s surname", 100),
    dateOfBirth: typedDate("Date of birth"),
    upn: optional(20)
      .transform(tidyUpn)
      .refine((upn) => upn === "" || isUpn(upn), "Enter a UPN with its right check letter, like B801200005001"),
    address: text("Enter the child’s address", 300),
    postcode: text("Enter the child’s postcode", 10)
      .refine((typed) => parsePostcode(typed) !== undefined, "Enter a full UK postcode, like HR1 2AA")
      .transform((typed) => parsePostcode(typed) ?? typed),
    parent: text("Enter who has parental responsibility", 200),
    school: text("Enter the child’s school, or that there is none", 200),
    lot: z.uuid("Select a lot"),
    needs: some("Select at least one need"),
    modes: some("Select at least one way of teaching"),
    days: some("Select at least one day"),
    sessionsPerWeek: wholeNumber("Sessions a week must be a number from 1 to 10", 1, 10),
    startOn: typedDate("Start date"),
    endOn: typedDate("End date"),
    travelKm: wholeNumber("The furthest distance must be a number of kilometres from 1 to 200", 1, 200),
    legalBasis: z.enum(
      legalBases.map(({ value }) => value),
      "Select why the council must arrange this",
    ),
    maintainingAuthority: optional(200),
    summary: text("Enter a summary of the need", 1500),
    risks: z
      .array(z.enum(risks.map(({ value }) => value)))
      .max(risks.length)
      .default([]),
    brief: text("Enter what a provider must know to decide", 6000),
    foundHow: text("Enter how you came to the providers you will ask", 500),
    preference: optional(1000),
    submissionKey: z.uuid(),
  })
  .superRefine((form, check) => {
    const fault = identifierFault(form.summary, [form.firstNames, form.surname]);
    if (fault) check.addIssue({ code: "custom", path: ["summary"], message: fault });
    if (form.endOn < form.startOn)
      check.addIssue({
        code: "custom",
        path: ["endOn"],
        message: "End date must be the same as or after the start date",
      });
    if (form.dateOfBirth >= form.startOn)
      check.addIssue({ code: "custom", path: ["dateOfBirth"], message: "Date of birth must be before the start date" });
  });
export type ReferralForm = z.output<typeof referralForm>;

/** The boxes to tick of the form, always read as lists. */
export const referralLists = ["needs", "modes", "days", "risks"];

/** The part of the form that says who the child is. */
export const identityOf = (form: ReferralForm) => identitySchema.parse({ ...form, upn: form.upn || undefined });
