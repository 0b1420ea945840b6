import { z } from "zod";
import { monthsBefore } from "#app/domain/civil-date.ts";
import { typedDate } from "#app/domain/date-field.ts";
import { holdsCertificateNumber, noCertificate } from "./staff-words.ts";

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
    .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored")
    .refine((value) => !holdsCertificateNumber(value), noCertificate);

/** What is often repeated every three years though no certificate ends (domain §3.3): older ones are marked, not refused. */
const repeated: ReadonlySet<StaffCheckName> = new Set(["enhanced-dbs", "barred-list"]);

/** Whether a check of this kind was seen so long ago that it is worth repeating. Dates are London's. */
export const isStale = (check: StaffCheckName, checkedOn: string, today: string): boolean =>
  repeated.has(check) && checkedOn < monthsBefore(today, 36);

const who = { name: text("Enter the full name"), role: text("Enter the role, like tutor") };

/** A person on the record. */
export const staffForm = z.object({ ...who, submissionKey: z.uuid() });
/** The same, put right. */
export const staffChangeForm = z.object(who);
export type StaffChangeForm = z.output<typeof staffChangeForm>;
export type StaffForm = z.output<typeof staffForm>;

const checkWords = {
  level: z
    .string()
    .trim()
    .max(100, "Use 100 characters or fewer")
    .refine(
      (value) => !/\d{6,}/.test(value.replace(/\s/g, "")) && !holdsCertificateNumber(value),
      "Leave out the number of the certificate",
    )
    .refine((value) => !value.includes("\ufffd"), "Take out the character that cannot be stored")
    .default(""),
  seenBy: text("Enter who saw the check"),
};

/** One check of one person, as someone at the provider saw it. */
export const staffCheckForm = z.object({
  check: z.enum(
    staffChecks.map(({ value }) => value),
    "Select the check",
  ),
  checkedOn: typedDate("Date of the check"),
  ...checkWords,
});
export type StaffCheckForm = z.output<typeof staffCheckForm>;

/** A row of a list that is brought in; its dates are read apart. */
export const staffRow = z.object(who);
export const staffRowCheck = z.object(checkWords);

/** Why someone who is stopped keeps the name that they have: neither who stopped them nor why (rules 5). */
export const NAME_KEPT = "This name cannot be changed at the moment. Ask the council’s quality lead";
