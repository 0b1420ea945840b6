import type { CivilDate } from "#app/domain/civil-date.ts";
import { monthsBefore } from "#app/domain/civil-date.ts";
import { addDays, formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { amountsIn } from "./amounts-read.ts";
import { datesIn } from "./dates-read.ts";

export type Read<T> = { value: T; page: number };

/**
 * What a document seems to say, each with the page on which it was read, from 1: the last day, the first day, the day
 * on which it was made or reviewed (London dates), the amount in pence, the insurer. Guesses, for a person to confirm.
 */
export type Proposals = {
  ends?: Read<CivilDate>;
  starts?: Read<CivilDate>;
  dated?: Read<CivilDate>;
  amount?: Read<number>;
  insurer?: Read<string>;
};

type Kind = "ends" | "starts" | "dated";
type Guess = Read<CivilDate> & { scores: Record<Kind, number> };

const WORDS_BEFORE = 60;
/** Of one page: no certificate has more, and a file made to keep us busy gets no further. */
const MOST_LETTERS = 20_000;
const likely = 4;
const says: Record<Kind, RegExp> = {
  ends: /expir(y|es?|ation|ing|ed)|valid\s+(until|till|to|thru|through)|\bend(s|ing)?\b|\bup\s+to\b|until|till|ceases|\bthrough\b|good\s+for|not\s+after/i,
  starts: /\bfrom\b|\bstart(s|ing)?\b|commenc|inception|effective|\bbegins?\b/i,
  dated:
    /review(ed)?\b|\bdated\b|date\s+of\s+(the\s+)?(document|policy|report)|adopted|approved|issued?\b|complet|assess|awarded|achieved|signed|revised|version|updated/i,
};
const others = /birth|printed|next\s+review|review\s+due|due\s+for\s+review|invited|claims?\s+made/i;
const joins = /(?<![\w])(to|until|till|through|ending|[-–—])(?=[\s(]|$)/i;
const LONGEST_JOIN = 50;
const yearLong = /(12|twelve)\s*(calendar\s+)?months?[^.]{0,30}(from|commencing|starting|beginning)[^.]{0,25}$/i;

/** Reads proposals out of the words of a document's pages. */
export function propose(texts: readonly string[]): Proposals {
  const pages = texts.map((text) => text.slice(0, MOST_LETTERS));
  const guesses = pages.flatMap((words, index) => guessesOn(words, index + 1));
  const pounds = pages.flatMap((words, index) =>
    amountsIn(words).map(({ pence, from }) => ({ value: pence, page: index + 1, score: amountScore(words, from) })),
  );
  const amount = pounds.sort((a, b) => b.score - a.score || b.value - a.value)[0];
  const insurer = pages.flatMap((words, index) => insurerIn(words, index + 1))[0];
  const ends = best(guesses, "ends", (a, b) => b.localeCompare(a));
  const starts = best(guesses, "starts", (a, b) => a.localeCompare(b));
  const dated = best(guesses, "dated", (a, b) => b.localeCompare(a));
  return {
    ...(ends ? { ends } : {}),
    ...(starts ? { starts } : {}),
    ...(dated ? { dated } : {}),
    ...(amount ? { amount: { value: amount.value, page: amount.page } } : {}),
    ...(insurer ? { insurer } : {}),
  };
}

/** The likeliest date of a kind; where nothing speaks for any, the latest or earliest that nothing speaks against. */
function best(guesses: readonly Guess[], kind: Kind, order: (a: string, b: string) => number) {
  const rivals = guesses.filter(({ scores }) => scores[kind] >= 0);
  rivals.sort((a, b) => b.scores[kind] - a.scores[kind] || order(a.value, b.value));
  const [first] = rivals;
  return first && { value: first.value, page: first.page };
}

function guessesOn(words: string, page: number): Guess[] {
  const dates = datesIn(words);
  return dates.flatMap(({ date, from, to }, index): Guess[] => {
    const before = dates[index - 1];
    const next = dates[index + 1];
    const since = before ? before.to : 0;
    const context = words.slice(Math.max(since, from - WORDS_BEFORE), from);
    const follows = before !== undefined && joined(words.slice(before.to, from)) && before.date < date;
    const leads = next !== undefined && joined(words.slice(to, next.from)) && date < next.date;
    const scores = { ends: 0, starts: 0, dated: 0 };
    for (const kind of ["ends", "starts", "dated"] as const) scores[kind] = nearest(context, kind);
    if (others.test(context)) for (const kind of ["ends", "dated", "starts"] as const) scores[kind] -= 2;
    if (follows || secondOfRow(words, dates, index)) scores.ends += likely + 1;
    if (leads) {
      scores.starts += likely + 1;
      scores.ends -= likely;
    }
    const guess = { value: date, page, scores };
    if (!yearLong.test(context)) return [guess];
    const end = addDays(monthsBefore(date, -12), -1);
    return [
      { ...guess, scores: { ...scores, starts: likely, ends: -likely } },
      { value: end, page, scores: { ends: likely, starts: -1, dated: -1 } },
    ];
  });
}

/** Whether the words between two dates make them a first and a last day. */
const joined = (between: string): boolean => between.length <= LONGEST_JOIN && joins.test(between);

/** How much the words just before a date speak for a kind, against the other kinds: the last word named wins. */
function nearest(context: string, kind: Kind): number {
  const place = (one: Kind) =>
    Math.max(-1, ...[...context.matchAll(new RegExp(says[one], "gi"))].map(({ index }) => index));
  const mine = place(kind);
  const rival = Math.max(...(["ends", "starts", "dated"] as const).filter((one) => one !== kind).map(place));
  if (mine < 0) return rival < 0 ? 0 : -likely;
  return mine >= rival ? likely : -1;
}

/** A table writes its headings in one line, first day before last, and both dates in the next. */
function secondOfRow(words: string, dates: readonly { from: number; to: number }[], index: number): boolean {
  const [before, here] = [dates[index - 1], dates[index]];
  if (!before || !here || /\S/.test(words.slice(before.to, here.from))) return false;
  const heads = words.slice(Math.max(0, before.from - 120), before.from);
  const [start, end] = [heads.search(says.starts), heads.search(says.ends)];
  return start >= 0 && end > start;
}

function amountScore(words: string, from: number): number {
  const context = words.slice(Math.max(0, from - 80), from);
  return (
    Number(/indemnity|limit|liability|cover|insured|any\s+one/i.test(context)) -
    Number(/turnover|wage|premium|excess/i.test(context)) * 2
  );
}

function insurerIn(words: string, page: number): Read<string>[] {
  const named =
    /(?:insurers?|underwritten by|insured (?:with|by)|underwriters?)\s*(?::|\s)\s*(?:is\s+)?([A-Z][\w&.,' -]{2,60}?)(?=\s{2,}|\n|\.\s|\.?$| under | policy | for )/m.exec(
      words,
    );
  const company =
    /\b((?:[A-Z][\w&'-]*\s){1,5}(?:Insurance|Assurance|Underwriting|Mutual)(?:\s(?:plc|PLC|Ltd|Limited|Company|SE))*)/.exec(
      words,
    );
  const value = (named?.[1] ?? company?.[1])?.trim();
  return value ? [{ value, page }] : [];
}

/** A proposal for people: "31 March 2027", "£5,000,000". */
export const inWords = (value: string | number): string =>
  typeof value === "number" ? formatPounds(value) : formatDate(value);
