import type { Refusal } from "#app/platform/documents/limits.ts";

/** Why a document was refused when it was read, for its provider, with what to do: two short sentences. */
export const refusalInWords: Readonly<Record<Refusal, string>> = {
  encrypted: "It is protected with a password. Save it without one and upload it again",
  scripted: "It holds a script or starts a program. Print it to a new PDF and upload that",
  embedded: "Another file is hidden inside it. Print it to a new PDF and upload that",
  "too-many-pages": "It has more than 200 pages. Upload only the pages that we ask for",
  broken: "It is damaged, and nobody could open it. Make it again, or take a photograph of it, and upload that",
  "too-many-pixels": "The picture is too large. Make it smaller and upload it again",
  "unpacks-too-big": "It unpacks to far more than a document holds. Save it as a PDF and upload that",
  "odd-entries": "It is not put together as a Word file is. Save it as a PDF and upload that",
  "too-slow": "It took too long to read. Print it to a new PDF and upload that",
};

/** The same from the column, whose reasons an earlier version of the portal may have named otherwise. */
export const refusedBecause = (because: string | null): string =>
  (because && refusalInWords[because as Refusal]) || refusalInWords.broken;
