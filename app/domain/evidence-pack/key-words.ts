/** A key's fingerprint in groups of four, to be read out and compared. */
export const inGroups = (keyId: string): string => keyId.match(/.{1,4}/g)?.join(" ") ?? "";
