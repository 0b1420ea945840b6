const marks: readonly [RegExp, string][] = [
  [/\b[A-Z]\d{11}[A-Z\d]\b/i, "a unique pupil number"],
  [/\bnhs\b.{0,40}\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/is, "an NHS number"],
  [/\b(d\.?o\.?b\.?|date of birth|born( on)?|birthday)\b[^\n]{0,25}\d/i, "a date of birth"],
  [/\b(child|pupil|student|young person)('s|’s)? name( is|:)/i, "a child’s name"],
];

/**
 * What in these words would tell who a child is: a UPN, an NHS number, a date of birth, a name said to be one. Undefined
 * where nothing does; a bare name can't be told from an adult's, so the page asks for references as well.
 */
export const namesAChild = (text: string): string | undefined => marks.find(([mark]) => mark.test(text))?.[1];
