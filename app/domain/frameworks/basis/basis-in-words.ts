import { asSentence } from "#app/domain/question-sets/cell-schema.ts";
import { type Act, type BasisInForce, mayAct } from "./acts.ts";
import { type BasisRules, basisNames } from "./legal-basis.ts";

/** What a legal basis allows, a row for each question that people ask of it. */
export type Allowance = { about: string; words: string };

/** What the council's own rules of a basis allow, in words: never whether anything is lawful (domain §5.5). */
export function allowances(basis: BasisInForce): Allowance[] {
  const { rules } = basis;
  return [
    { about: "When providers may apply", words: whenToApply(basis) },
    { about: "Whether a lot can open by itself", words: said(basis, { act: "reopen-lot" }) },
    { about: "Longest term", words: longestTerm(rules) },
    { about: "Extensions", words: extensions(rules) },
    { about: "Opening again", words: reopening(rules) },
    { about: "Least length of a round", words: leastRound(rules) },
    { about: "A call-off worth less than the light-touch threshold", words: treatments[rules.belowThreshold] },
    { about: "A call-off worth as much or more", words: treatments[rules.aboveThreshold] },
    { about: "Standstill before an award", words: standstill(rules) },
    { about: "Taking a provider off the list", words: said(basis, { act: "remove" }) },
    { about: "Notices", words: rules.notices.length > 0 ? rules.notices.join(", ") : "None" },
    { about: "Where this comes from", words: asSentence(rules.source) },
  ];
}

/** When providers may apply on a basis, as a sentence. */
export function whenToApply(basis: BasisInForce): string {
  const words = said(basis, { act: "apply", inRound: false });
  return basis.rules.entry === "first-round-only" ? `Providers apply in the first round only: ${lower(words)}` : words;
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

// The verdict opens with the name of the basis, which stands above these rows already.
function said(basis: BasisInForce, act: Act): string {
  const { why } = mayAct(basis, act);
  const name = `${basisNames[basis.basis]}: `;
  return asSentence(why.startsWith(name) ? why.slice(name.length) : why);
}

const longestTerm = ({ maxTermYears }: BasisRules): string =>
  maxTermYears === null ? "No longest term is set" : `${maxTermYears} years from its first day, extensions included`;

const extensions = ({ extendOnlyAsPublished }: BasisRules): string =>
  extendOnlyAsPublished ? "Only those that were published at the start" : "Within the longest term";

const reopening = ({ reopenWithinYears, reopenScope }: BasisRules): string => {
  if (reopenWithinYears)
    return `Within ${reopenWithinYears.first} years the first time, then within ${reopenWithinYears.later} years each time`;
  return reopenScope === "none" ? "It does not open again" : "At any time: no date is set by which it must";
};

const leastRound = ({ minTenderDays, entry }: BasisRules): string => {
  if (entry === "never") return "There are no rounds";
  return minTenderDays > 0 ? `${minTenderDays} days` : "None is set";
};

const standstill = ({ standstillDays }: BasisRules): string =>
  standstillDays === null
    ? "None is held"
    : `Not mandatory; ${standstillDays} working days of the whole United Kingdom at least, if one is held`;

const treatments = {
  allow: "Allowed",
  warn: "Allowed, with a warning",
  block: "Refused, unless another rule is recorded for this framework",
};

/** What is said differently about two bases: what changes if one follows the other. */
export function changesInWords(
  before: BasisInForce | undefined,
  after: BasisInForce,
): { about: string; before: string; after: string }[] {
  const said = before ? allowances(before) : [];
  return allowances(after)
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
