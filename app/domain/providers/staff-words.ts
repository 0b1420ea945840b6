/** A number of twelve digits, however it is written: what a DBS certificate carries. */
const certificate = /\d(?:[\s.,/–-]?\d){11}/;

/** Whether a text holds what looks like a DBS certificate's number, which is never kept (rules 5). */
export const holdsCertificateNumber = (text: string): boolean => certificate.test(text);

export const noCertificate = "Take out the number that looks like a DBS certificate’s: we never keep one";

/** A name as it is compared: case, accents, hyphens and spaces aside. */
export const comparedName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
