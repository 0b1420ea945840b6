import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";

/** What a lot has in versions: the terms that a provider accepts, and the specification of what is bought. */
export const documentKinds = ["terms", "specification"] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const kindInWords: Record<DocumentKind, string> = { terms: "Terms", specification: "Specification" };

/** How a document is named in the public address of its lot: "terms-2". */
export const documentSlug = (kind: DocumentKind, version: string): string => `${kind}-${version}`;

/** The kind and version in such a name; undefined when it is none. */
export function parseDocumentSlug(slug: string): { kind: DocumentKind; version: string } | undefined {
  const [, kind, version] = /^(terms|specification)-(\w{1,20})$/.exec(slug) ?? [];
  return kind && version ? { kind: kind as DocumentKind, version } : undefined;
}

/** The number that follows the newest of these versions, as text; `before` is the one that was in force without a text. */
export function nextVersion(stored: readonly string[], before: string | undefined): string {
  const numbers = [...stored, ...(stored.length === 0 && before ? [before] : [])].map(
    (version) => Number(version) || 0,
  );
  return String(Math.max(0, ...numbers) + 1);
}

/** A body as it is kept, whatever the browser that sent it ends its lines with. */
export const asKept = (body: string): string => body.replaceAll(/\r\n?/g, "\n").trim();

const MAX_BODY = 100_000;
const unreadable = /[\ufffd]|(?![\r\n\t])\p{Cc}/u;
const text = (name: string, ask: string, max: number) =>
  z
    .string({ error: ask })
    .trim()
    .min(1, ask)
    .max(max, `${name} must be ${max.toLocaleString("en-GB")} characters or fewer`)
    .refine((typed) => !unreadable.test(typed), `${name} must not include characters that cannot be shown`);

/** The form by which a commissioner publishes a version. */
export const publishDocumentForm = z.object({
  kind: z.enum(documentKinds, { error: "Select what you publish" }),
  title: text("Title", "Enter the title", 200),
  body: text("Text", "Enter the text", MAX_BODY),
  from: typedDate("The date from which it holds"),
  why: text("What has changed", "Say what has changed and why", 1000),
  confirm: z.literal("yes", { error: "Confirm that you have read what this does" }),
  submissionKey: z.uuid("Open this page again, and publish from there"),
});
