/** What a spreadsheet takes for a formula, apostrophes before it included (OWASP, CSV Injection). */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/u;

/**
 * Rows as comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula is kept as text by an
 * apostrophe in front; `textOfCell` takes it away again.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that stood in a cell before `csvOf` made it safe. */
export const textOfCell = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);
