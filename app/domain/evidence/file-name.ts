const MOST_CHARACTERS = 100;

/** The kinds of file taken, by the end of their name. */
export const kinds: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** Ends of names by which some system would run, open or unpack a file: never in the middle of a document's name. */
const risky = new Set(
  "exe com bat cmd msi scr js mjs vbs ps1 sh jar app html htm xhtml svg php zip rar 7z gz iso docm xlsm dotm lnk"
    .split(" ")
    .concat(Object.keys(kinds), "doc", "xls", "xlsx"),
);

/** Characters that control a terminal, reverse the reading direction, or cannot be seen. */
const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/gu;

/** A file's name as it is kept and shown: data, never a path. */
export const cleanName = (name: string): string =>
  name.normalize("NFC").replace(unseen, "").replace(/\s+/g, " ").trim();

/** The end of a file's name, in small letters without its dot; empty when there is none. */
export const extensionOf = (name: string): string => /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** What is wrong with a file by its name alone, in words that say what to do; undefined when nothing is. */
export function nameProblem(name: string): string | undefined {
  if (/[/\\]/.test(name)) return "The name of the file must not include a slash. Rename the file and choose it again";
  const kept = cleanName(name);
  if ([...kept].length > MOST_CHARACTERS)
    return `The name of the file must be ${MOST_CHARACTERS} characters or less. Rename the file and choose it again`;
  if (!Object.hasOwn(kinds, extensionOf(kept))) return "The selected file must be a PDF, JPG, PNG or DOCX";
  const inner = kept.toLowerCase().split(".").slice(1, -1);
  if (inner.some((part) => risky.has(part.trim())))
    return "The name of the file must have one ending only, like policy.pdf. Rename the file and choose it again";
  return undefined;
}
