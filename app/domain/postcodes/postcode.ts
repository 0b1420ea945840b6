const full = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const outward = /^[A-Z]{1,2}\d[A-Z\d]?$/;

const packed = (text: string): string => text.toUpperCase().replace(/[^A-Z\d]/g, "");

/** A full UK postcode as it is written on an envelope ("hr12aa" becomes "HR1 2AA"); undefined when it has not that form. */
export function parsePostcode(text: string): string | undefined {
  const [, out, inward] = full.exec(packed(text)) ?? [];
  return out && inward ? `${out} ${inward}` : undefined;
}

/** The outcode ("HR1", the district) of a full postcode or of an outcode typed alone; undefined for anything else. */
export function outcodeOf(text: string): string | undefined {
  const typed = packed(text);
  // A longest outcode and a postcode never look alike: a postcode ends in a digit and two letters.
  return full.exec(typed)?.[1] ?? (outward.test(typed) ? typed : undefined);
}
