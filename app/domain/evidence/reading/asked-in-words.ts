import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { Proposals } from "./propose.ts";

const named: Readonly<Record<keyof Proposals, string>> = {
  starts: "First day",
  ends: "Last day",
  dated: "Date of the document",
  amount: "Amount",
  insurer: "Insurer",
};
const inWords = (name: string, value: string | number): string =>
  typeof value === "number" ? formatPounds(value) : name === "insurer" ? value : formatDate(value);

/** What was read in a document and what its provider made of it, a line a thing, for staff. */
export function askedInWords(
  proposals: Proposals,
  confirmed: Partial<Record<string, string | number>> | null,
): { key: string; value: string }[] {
  const names = (Object.keys(named) as (keyof Proposals)[]).filter((name) => proposals[name] || confirmed?.[name]);
  return names.map((name) => {
    const read = proposals[name];
    const said = confirmed?.[name];
    const proposed = read ? `Read as ${inWords(name, read.value)} on page ${read.page}` : "Not read";
    const answer =
      said === undefined
        ? ""
        : said === read?.value
          ? ". The provider said that is right"
          : `. The provider says ${inWords(name, said)}`;
    return { key: named[name], value: proposed + answer };
  });
}
