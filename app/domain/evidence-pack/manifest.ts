import { z } from "zod";
import { isDate } from "#app/domain/civil-date.ts";
import { MOST_BYTES } from "#app/domain/evidence/evidence.ts";
import { kinds } from "#app/domain/evidence/file-name.ts";
import type { Answer } from "#app/domain/question-sets/typed.ts";

export const FORMAT = "provider-portal-evidence-pack";
/** The most files in one pack, and bytes of the whole: the route's own limit is a little higher. */
export const MOST_FILES = 200;
export const MOST_PACK_BYTES = 60 * 1024 * 1024;
/** The most bytes of what a pack says: answers and the names of files. Reading it holds up everybody else. */
export const MOST_MANIFEST_BYTES = 2 * 1024 * 1024;

const DEEPEST = 6;
const LONGEST_TEXT = 20_000;
const MOST_PARTS = 500;

/** Text that the database can hold: no U+0000, no half of a character. */
const isHeld = (text: string): boolean => !/\0/.test(text) && !/\p{Surrogate}/u.test(text);
const text = (most: number) => z.string().max(most).refine(isHeld);
const instant = z.iso.datetime();
const day = z.string().refine(isDate);
const id = z.string().regex(/^[A-Z]{2,4}-\d{2,4}$/);
const fieldName = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,49}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What was typed, with bounds on depth, breadth and length. */
function isTyped(value: unknown, depth = 0): boolean {
  if (typeof value === "boolean") return true;
  if (typeof value === "string") return value.length <= LONGEST_TEXT && isHeld(value);
  if (typeof value !== "object" || value === null || depth === DEEPEST) return false;
  const parts = Object.entries(value);
  if (parts.length > MOST_PARTS) return false;
  return parts.every(
    ([name, part]) => name.length <= 100 && name !== "__proto__" && isHeld(name) && isTyped(part, depth + 1),
  );
}
const isAnswer = (value: unknown): boolean => !Array.isArray(value) && typeof value === "object" && isTyped(value);

const answer = z.strictObject({
  questionId: id,
  /** Its wording where it was answered, and the version of that council's questions. */
  question: text(1_000),
  section: text(300),
  questionSetVersion: z.number().int(),
  /** The lot for which it was answered, or null when it is answered once for all. */
  lot: text(300).nullable(),
  changedAt: instant,
  answer: z.custom<Answer>(isAnswer),
});

const file = z.strictObject({
  questionId: id,
  field: fieldName,
  title: text(1_000),
  fileName: text(200),
  contentType: z.enum([...new Set(Object.values(kinds))]),
  size: z.number().int().min(1).max(MOST_BYTES),
  sha256,
  version: z.number().int().min(1),
  givenAt: instant,
  /** London dates, and pence. */
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  amountPence: z.number().int().min(0).nullable(),
  /** That council's own statement, of no force elsewhere. */
  accepted: z.strictObject({ by: text(300), at: instant }).nullable(),
});

/** Numbers by which registers know an organisation. */
export const identifierKinds = ["companyNumber", "charityNumber", "ukprn", "vatNumber"] as const;
export type Identifiers = Partial<Record<(typeof identifierKinds)[number], string>>;

/**
 * What a pack says, of which the exact bytes are signed: whose answers and files, where and when made, until when it
 * counts. Instants are UTC, dates London dates, amounts pence.
 */
export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(1),
  id: z.uuid(),
  madeAt: instant,
  expiresOn: day,
  council: z.strictObject({ name: text(300), portal: z.url({ protocol: /^https?$/ }).max(300) }),
  keyId: sha256,
  provider: z.strictObject({
    name: text(300),
    identifiers: z.strictObject(Object.fromEntries(identifierKinds.map((kind) => [kind, text(50).optional()]))),
  }),
  answers: z.array(answer).max(1_000),
  files: z.array(file).max(MOST_FILES),
  /** Facts about the lots to which that council admitted the provider, of no force elsewhere. */
  admissions: z.array(z.strictObject({ lot: text(300), at: instant })).max(500),
});
export type Manifest = Omit<z.output<typeof manifestSchema>, "provider"> & {
  provider: { name: string; identifiers: Identifiers };
};
export type PackAnswer = z.output<typeof answer>;
export type PackFile = z.output<typeof file>;

/** The name of a file inside the pack: its hash and the ending of its type, never a name that somebody typed. */
export const entryName = ({ sha256: hash, contentType }: Pick<PackFile, "sha256" | "contentType">): string =>
  `files/${hash}.${Object.entries(kinds).find(([, kind]) => kind === contentType)?.[0]}`;
