import { companyNumberOf } from "#app/domain/providers/company-number.ts";
import { accountNumberFault, sortCodeFault } from "#app/domain/providers/identifiers/bank-account.ts";
import {
  charityNumberFault,
  icoNumberFault,
  tidyCharityNumber,
} from "#app/domain/providers/identifiers/register-numbers.ts";
import { ukprnFault, urnFault } from "#app/domain/providers/identifiers/school-numbers.ts";
import { tidyVatNumber, vatNumberFault } from "#app/domain/providers/identifiers/vat-number.ts";
import type { Format } from "./question.ts";

/** `message`: what to type, for anyone. `fault`: what is wrong with this one, once tidied; undefined for nothing. */
type FormatRule = {
  tidy: (text: string) => string;
  message: (noun: string) => string;
  fault: (tidied: string, noun: string) => string | undefined;
};

const packed = (text: string): string => text.replace(/[\s-]/g, "").toUpperCase();
const asTyped = (text: string): string => text;
const shaped = (pattern: RegExp, message: FormatRule["message"]): Pick<FormatRule, "message" | "fault"> => ({
  message,
  fault: (text, noun) => (pattern.test(text) ? undefined : message(noun)),
});
const COMPANY = "Enter a company number of 8 characters, like 01234567 or OC123456";

/** How each format is tidied, checked and explained; the numbers that registers give have files of their own. */
export const formats: Record<Format, FormatRule> = {
  email: {
    tidy: asTyped,
    ...shaped(
      /^[^\s@<>,;]{1,64}@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/,
      (noun) => `Enter ${noun} in the correct format, like name@example.com`,
    ),
  },
  phone: {
    tidy: asTyped,
    ...shaped(
      /^\+?[\d\s()-]{9,20}( ?(ext|x)\.? ?\d{1,6})?$/i,
      (noun) => `Enter ${noun}, like 01432 960 001 or 07700 900 982`,
    ),
  },
  postcode: {
    tidy: (text) => packed(text).replace(/^(.+)(...)$/, "$1 $2"),
    ...shaped(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, () => "Enter a full UK postcode, like HR1 2AA"),
  },
  companyNumber: {
    tidy: (text) => companyNumberOf(text) ?? packed(text),
    message: () => COMPANY,
    fault: (text) => (companyNumberOf(text) ? undefined : COMPANY),
  },
  charityNumber: {
    tidy: tidyCharityNumber,
    message: () => "Enter a charity number of 6 or 7 digits, like 1234567",
    fault: charityNumberFault,
  },
  ukprn: { tidy: packed, message: () => "Enter a UKPRN of 8 digits that starts with 1", fault: ukprnFault },
  urn: { tidy: packed, message: () => "Enter a URN of 6 digits, like 123456", fault: urnFault },
  vat: {
    tidy: tidyVatNumber,
    message: () => "Enter a VAT number of GB and 9 digits, like GB123456782",
    fault: vatNumberFault,
  },
  ico: {
    tidy: packed,
    message: () => "Enter an ICO registration number of 8 characters that starts with Z, like ZA123456",
    fault: icoNumberFault,
  },
  url: {
    tidy: asTyped,
    ...shaped(
      /^https?:\/\/[^\s/$.?#][^\s]*\.[^\s]+$/i,
      (noun) => `Enter ${noun} as a full web address, like https://www.example.com`,
    ),
  },
  sortCode: { tidy: packed, message: () => "Enter a sort code of 6 digits, like 309430", fault: sortCodeFault },
  accountNumber: {
    tidy: packed,
    message: () => "Enter an account number of 6 to 8 digits, like 00733445",
    fault: accountNumberFault,
  },
};

/** What is wrong with the text, once tidied, or undefined when it follows the format. */
export const formatFault = (format: Format, text: string, noun: string): string | undefined =>
  formats[format].fault(formats[format].tidy(text), noun);
