/** The text as it stands within a sentence: its first letter small, unless its first word is short for several, like VAT. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
