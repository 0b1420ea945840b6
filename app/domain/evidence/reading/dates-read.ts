import type { CivilDate } from "#app/domain/civil-date.ts";

/** A date found in words: where it begins and ends in them. */
export type DateRead = { date: CivilDate; from: number; to: number };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const year = "(\\d{4}|\\d{2})(?!\\d)";

/** The ways in which dates are written here: day first, unless the year is. */
const styles: { pattern: RegExp; order: ("d" | "m" | "y")[] }[] = [
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})\\s?(?:st|nd|rd|th)?[\\s.,-]+(?:day of |of )?${month}\\b[\\s.,'’-]*${year}`,
      "gi",
    ),
    order: ["d", "m", "y"],
  },
  {
    pattern: new RegExp(`\\b${month}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, "gi"),
    order: ["m", "d", "y"],
  },
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, order: ["y", "m", "d"] },
  {
    pattern: new RegExp(`(?<![\\d/.-])(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?${year}`, "g"),
    order: ["d", "m", "y"],
  },
];

/** Every date in the words, in their order. Two figures of a year mean this century. */
export function datesIn(words: string): DateRead[] {
  const found = styles.flatMap(({ pattern, order }) =>
    [...words.matchAll(pattern)].flatMap((match): DateRead[] => {
      const part = (which: "d" | "m" | "y") => match[order.indexOf(which) + 1] as string;
      const date = civil(part("y"), part("m"), part("d"));
      return date ? [{ date, from: match.index, to: match.index + match[0].length }] : [];
    }),
  );
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  return found.filter(({ from }, index) => index === 0 || (found[index - 1] as DateRead).to <= from);
}

function civil(year: string, month: string, day: string): CivilDate | undefined {
  const named = months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const [y, m, d] = [Number(year.length === 2 ? `20${year}` : year), named || Number(month), Number(day)];
  const real = new Date(Date.UTC(y, m - 1, d));
  const exists = real.getUTCFullYear() === y && real.getUTCMonth() === m - 1 && real.getUTCDate() === d;
  return exists && y >= 2000 && y < 2100 ? (real.toISOString().slice(0, 10) as CivilDate) : undefined;
}
