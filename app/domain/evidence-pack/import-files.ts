import type { PackFile } from "./manifest.ts";

/**
 * A file as a pack brought it: `looseId` is the document that waits here, or null with the reason when it was not kept.
 * What the other council said of it is left behind.
 */
export type BroughtFile = Pick<
  PackFile,
  "questionId" | "field" | "title" | "fileName" | "contentType" | "size" | "startsOn" | "endsOn" | "amountPence"
> & { looseId: string | null; problem: string | null };

/** The names under which a form posts an offered answer with the version that was shown, and a file's place. */
export const answerValue = ({ questionId, version }: { questionId: string; version: number }): string =>
  `${questionId}:${version}`;
