import { z } from "zod";

/** Who a child is. Kept sealed under the child's own key; nothing here may leave the page that shows it. */
export const identitySchema = z.object({
  firstNames: z.string(),
  surname: z.string(),
  /** London date. */
  dateOfBirth: z.string(),
  upn: z.string().optional(),
  address: z.string(),
  postcode: z.string(),
  parent: z.string(),
  school: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;

/** First names and surname, as they are read out. */
export const nameOf = ({ firstNames, surname }: Identity): string => `${firstNames} ${surname}`;

/** Whole years on a London date. Born on 29 February, a child is a year older on 1 March of other years. */
export function ageOn(dateOfBirth: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return date.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** A name as two spellings of it are compared: without case, accents, or anything that is not a letter. */
export const foldName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
