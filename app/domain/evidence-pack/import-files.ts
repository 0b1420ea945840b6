import type { PackFile } from "./manifest.ts";

/**
 * A file as a pack brought it: `looseId` is the document that waits here, or null with the reason when it was not kept.
 * What the other council said of it is left behind.
 */
export type BroughtFile = Pick<
  PackFile,
  "questionId" | "field" | "title" | "fileName" | "contentType" | "size" | "startsOn" | "endsOn" | "amountPence"
> & { looseId: string | null; problem: string | null };

/** How a form names an offered answer, with the version that was shown. */
export const answerValue = ({ questionId, version }: { questionId: string; version: number }): string =>
  `${questionId}:${version}`;

/** How a form names a place for a document. */
export const placeOf = ({ questionId, field }: { questionId: string; field: string }): string =>
  `${questionId}.${field}`;
