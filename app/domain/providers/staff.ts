import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";

/**
 * The checks of the single central record (question SAF-04; Keeping children safe in education, part three). Never a
 * certificate's number, never a DBS document.
 */
export const staffChecks = [
  { value: "identity", label: "Identity" },
  { value: "right-to-work", label: "Right to work in the UK" },
  { value: "enhanced-dbs", label: "Enhanced DBS certificate" },
  { value: "barred-list", label: "Children’s barred list" },
  { value: "prohibition", label: "Prohibition from teaching" },
  { value: "references", label: "References" },
  { value: "overseas", label: "Checks on time lived overseas" },
  { value: "qualifications", label: "Qualifications" },
] as const;
export type StaffCheckName = (typeof staffChecks)[number]["value"];

const text = (message: string, most = 100) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(most, `Use ${most} characters or fewer`)
    .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored");

/** A person on the record. */
export const staffForm = z.object({
  name: text("Enter the full name"),
  role: text("Enter the role, like tutor"),
  submissionKey: z.uuid(),
});
export type StaffForm = z.output<typeof staffForm>;

/** One check of one person, as someone at the provider saw it. */
export const staffCheckForm = z.object({
  staffMemberId: z.uuid("Select who was checked"),
  check: z.enum(
    staffChecks.map(({ value }) => value),
    "Select the check",
  ),
  checkedOn: typedDate("Date of the check"),
  level: z
    .string()
    .trim()
    .max(100, "Use 100 characters or fewer")
    .refine((value) => !/\d{6,}/.test(value.replace(/\s/g, "")), "Leave out the number of the certificate")
    .default(""),
  seenBy: text("Enter who saw the check"),
});
export type StaffCheckForm = z.output<typeof staffCheckForm>;
