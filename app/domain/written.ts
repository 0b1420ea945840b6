import { z } from "zod";

const UNSHOWABLE = /[^\P{Cc}\t\n\r]|\ufffd/u;

/** For `refine`: no control character but tab and line breaks, and nothing that stands for a broken one. */
export const showable = [
  (text: string): boolean => !UNSHOWABLE.test(text),
  "Remove the characters that cannot be shown",
] as const;

/** Words that somebody has to write; `empty` is said when they are missing. */
export const written = (empty: string, most = 2000) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(most, `Use ${most.toLocaleString("en-GB")} characters or fewer`)
    .refine(...showable);

/** Words that somebody may leave out; empty then. */
export const mayBeWritten = (most = 2000) =>
  z
    .string()
    .trim()
    .max(most, `Use ${most.toLocaleString("en-GB")} characters or fewer`)
    .refine(...showable)
    .default("");
