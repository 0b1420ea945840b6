import { formatPounds } from "#app/domain/money.ts";
import { type BasisInForce, mayAct } from "./acts.ts";
import type { BasisRules } from "./legal-basis.ts";

/** A rule of a basis for people to read: what it is about, and what the council's rule set says. */
export type RuleInWords = { about: string; words: string };

/** What a recorded basis allows, in words and with its source (domain §5.5). Never whether something complies. */
export function rulesInWords(basis: BasisInForce, thresholdPence: number): RuleInWords[] {
  const { rules } = basis;
  const why = (...acts: Parameters<typeof mayAct>[1][]) => acts.map((act) => mayAct(basis, act).why).join(" ");
  return [
    { about: "Applying", words: why({ act: "apply", inRound: false }) },
    { about: "Opening one lot", words: why({ act: "reopen-lot" }) },
    { about: "Opening all lots", words: why({ act: "reopen-all", everOpened: true }) },
    {
      about: "Length of a round",
      words: rules.minTenderDays > 0 ? `${rules.minTenderDays} days at least` : "No least length",
    },
    { about: "Opening again", words: reopening(rules) },
    {
      about: "Longest term",
      words: rules.maxTermYears ? `${rules.maxTermYears} years, extensions included` : "The Act sets none",
    },
    {
      about: "Extensions",
      words: rules.extendOnlyAsPublished ? "Only those published at the start" : "Within the longest term",
    },
    { about: `Call-off under ${formatPounds(thresholdPence)}`, words: treatments[rules.belowThreshold] },
    { about: `Call-off from ${formatPounds(thresholdPence)}`, words: treatments[rules.aboveThreshold] },
    {
      about: "Standstill",
      words: rules.standstillDays
        ? `Not mandatory; ${rules.standstillDays} working days of the whole United Kingdom at least, if one is held`
        : "None is held",
    },
    { about: "Removing a provider", words: rules.removal ? `Possible ${rules.removal}` : "There is no list" },
    { about: "Notices", words: rules.notices.length > 0 ? rules.notices.join(", ") : "None of a framework" },
    { about: "Source", words: `Procurement Act 2023, ${rules.source}` },
  ];
}

const treatments = {
  allow: "Allowed",
  warn: "Allowed, with the reason recorded before",
  block: "Refused, unless procurement records another rule for this framework",
};

const reopening = ({ reopenWithinYears }: BasisRules): string =>
  reopenWithinYears
    ? `Once in the first ${reopenWithinYears.first} years, then every ${reopenWithinYears.later} years at least`
    : "No duty to open again";

/** What is said differently about two bases: what changes if one follows the other. */
export function changesInWords(
  before: BasisInForce | undefined,
  after: BasisInForce,
  thresholdPence: number,
): { about: string; before: string; after: string }[] {
  const said = before ? rulesInWords(before, thresholdPence) : [];
  return rulesInWords(after, thresholdPence)
    .map(({ about, words }) => ({
      about,
      before: said.find((one) => one.about === about)?.words ?? "Nothing recorded",
      after: words,
    }))
    .filter((row) => row.before !== row.after);
}

/** What becomes of a lot on the day on which a basis comes into force. */
export function lotOnTheDay({ rules }: BasisInForce, open: boolean, firstRoundCloses: string | undefined): string {
  if (rules.entry === "any-time") return open ? "Stays open, with no closing date" : "Stays closed until it is opened";
  if (rules.entry !== "never" && firstRoundCloses)
    return `${open ? "Stays open" : "Opens"} in the first round, until 5pm on ${firstRoundCloses}`;
  return open ? "Closes. What was sent is still decided, and drafts are kept" : "Stays closed";
}
