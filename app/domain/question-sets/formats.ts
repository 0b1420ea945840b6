import type { Format } from "./question.ts";

type FormatRule = { tidy: (text: string) => string; pattern: RegExp; message: (noun: string) => string };

const packed = (text: string): string => text.replace(/[\s-]/g, "").toUpperCase();
const asTyped = (text: string): string => text;

/**
 * How each format is tidied, checked and explained.
 * Company number: two digits or two letters, then six digits (Companies House; the Digital Marketplace uses the same).
 * UKPRN: eight digits starting 1. URN: six digits. VAT: GB and nine digits. ICO: Z and seven more, eight in all.
 */
export const formats: Record<Format, FormatRule> = {
  email: {
    tidy: asTyped,
    pattern: /^[^\s@<>,;]{1,64}@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/,
    message: (noun) => `Enter ${noun} in the correct format, like name@example.com`,
  },
  phone: {
    tidy: asTyped,
    pattern: /^\+?[\d\s()-]{9,20}( ?(ext|x)\.? ?\d{1,6})?$/i,
    message: (noun) => `Enter ${noun}, like 01432 960 001 or 07700 900 982`,
  },
  postcode: {
    tidy: (text) => packed(text).replace(/^(.+)(...)$/, "$1 $2"),
    pattern: /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/,
    message: () => "Enter a full UK postcode, like HR1 2AA",
  },
  companyNumber: {
    tidy: packed,
    pattern: /^([0-9]{2}|[A-Z]{2})[0-9]{6}$/,
    message: () => "Enter a company number of 8 characters, like 01234567 or OC123456",
  },
  charityNumber: {
    tidy: (text) => text.replace(/\s/g, "").toUpperCase(),
    pattern: /^(\d{6,7}(-\d{1,3})?|SC\d{6}|NI[CO]?\d{6})$/,
    message: () => "Enter a charity number of 6 or 7 digits, like 1234567",
  },
  ukprn: {
    tidy: packed,
    pattern: /^1\d{7}$/,
    message: () => "Enter a UKPRN of 8 digits that starts with 1",
  },
  urn: { tidy: packed, pattern: /^\d{6}$/, message: () => "Enter a URN of 6 digits, like 123456" },
  vat: {
    tidy: (text) => packed(text).replace(/^(?=\d)/, "GB"),
    pattern: /^GB\d{9}$/,
    message: () => "Enter a VAT number of GB and 9 digits, like GB123456789",
  },
  ico: {
    tidy: packed,
    pattern: /^Z[A-Z0-9]\d{6}$/,
    message: () => "Enter an ICO registration number of 8 characters that starts with Z, like ZA123456",
  },
  url: {
    tidy: asTyped,
    pattern: /^https?:\/\/[^\s/$.?#][^\s]*\.[^\s]+$/i,
    message: (noun) => `Enter ${noun} as a full web address, like https://www.example.com`,
  },
  sortCode: { tidy: packed, pattern: /^\d{6}$/, message: () => "Enter a sort code of 6 digits, like 309430" },
  accountNumber: {
    tidy: packed,
    pattern: /^\d{6,8}$/,
    message: () => "Enter an account number of 6 to 8 digits, like 00733445",
  },
};

/** Whether the text, once tidied, follows the format. */
export const follows = (format: Format, text: string): boolean =>
  formats[format].pattern.test(formats[format].tidy(text));
