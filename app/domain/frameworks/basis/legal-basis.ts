/** The law that a framework can stand on: the seven of which the portal knows what each allows. */
export const legalBases = [
  "pdps",
  "light-touch",
  "open-framework",
  "closed-framework",
  "dynamic-market",
  "spot",
  "waiver",
] as const;
export type LegalBasis = (typeof legalBases)[number];

export const basisNames: Readonly<Record<LegalBasis, string>> = {
  pdps: "Pseudo-dynamic purchasing system",
  "light-touch": "Light-touch framework with the council’s own rules",
  "open-framework": "Open framework",
  "closed-framework": "Closed framework",
  "dynamic-market": "Dynamic market",
  spot: "Spot purchase",
  waiver: "Waiver (exception to the contract rules)",
};

/** When providers may apply: at any time while a lot is open, in rounds, in the first round alone, or never. */
export type Entry = "any-time" | "in-rounds" | "first-round-only" | "never";
/** What may be opened again: a lot by itself, the framework as a whole, or nothing. */
export type ReopenScope = "lot" | "framework" | "none";
/** What happens to a call-off that is worth less than the light-touch threshold, or at least that. */
export type Treatment = "allow" | "warn" | "block";

/**
 * What a framework may do on its legal basis. A council's own rule set is dated data, kept with each period of a
 * framework's basis; these are its fields. `source` names the sections of the Procurement Act 2023 behind it.
 */
export type BasisRules = {
  entry: Entry;
  reopenScope: ReopenScope;
  /** Calendar days that a round must at least last. */
  minTenderDays: number;
  /** The longest term from the first day, extensions included; null where the Act sets none. */
  maxTermYears: number | null;
  /** Whether the term ends by extensions that were published only, whatever the Act allows. */
  extendOnlyAsPublished: boolean;
  belowThreshold: Treatment;
  aboveThreshold: Treatment;
  /** Within how many years it must open again: first, and each time after. Null: no such duty. */
  reopenWithinYears: { first: number; later: number } | null;
  /** Working days (any part of the United Kingdom) that a voluntary standstill must at least last; null: none is held. */
  standstillDays: number | null;
  /** Whether a provider can be removed, and by what. */
  removal: string | null;
  notices: readonly string[];
  source: string;
};

/** A purchase with no list behind it: each small one needs its reason, a large one a decision of its own. */
const noList: Omit<BasisRules, "source"> = {
  entry: "never",
  reopenScope: "none",
  minTenderDays: 0,
  maxTermYears: null,
  extendOnlyAsPublished: true,
  belowThreshold: "warn",
  aboveThreshold: "block",
  reopenWithinYears: null,
  standstillDays: null,
  removal: null,
  notices: [],
};

/**
 * The rule sets that ship, from the Procurement Act 2023 as amended by January 2026. A council sets its own as the
 * dated setting `legal-basis.NAME`, and narrower ones on a framework. Its lawyers confirm them: the portal never says
 * that something complies.
 */
export const shippedRules: Readonly<Record<LegalBasis, BasisRules>> = {
  pdps: {
    entry: "any-time",
    reopenScope: "lot",
    minTenderDays: 0,
    maxTermYears: null,
    extendOnlyAsPublished: true,
    belowThreshold: "allow",
    aboveThreshold: "allow",
    reopenWithinYears: null,
    standstillDays: null,
    removal: "by the terms, with reasons told first",
    notices: ["UK4", "UK6", "UK7"],
    source: "not named in the Act; the council’s published terms",
  },
  "light-touch": {
    entry: "any-time",
    reopenScope: "lot",
    minTenderDays: 0,
    maxTermYears: null,
    extendOnlyAsPublished: true,
    belowThreshold: "allow",
    aboveThreshold: "allow",
    reopenWithinYears: null,
    standstillDays: 8,
    removal: "for a call-off, as an excluded or excludable supplier (s.48)",
    notices: ["UK4", "UK6", "UK7"],
    source: "s.45(9)",
  },
  "open-framework": {
    entry: "in-rounds",
    reopenScope: "framework",
    minTenderDays: 28,
    maxTermYears: 8,
    extendOnlyAsPublished: false,
    belowThreshold: "allow",
    aboveThreshold: "allow",
    reopenWithinYears: { first: 3, later: 5 },
    standstillDays: 8,
    removal: "for a call-off, as an excluded or excludable supplier (s.48)",
    notices: ["UK4", "UK6", "UK7"],
    source: "s.49",
  },
  "closed-framework": {
    entry: "first-round-only",
    reopenScope: "none",
    minTenderDays: 28,
    maxTermYears: 4,
    extendOnlyAsPublished: false,
    belowThreshold: "allow",
    aboveThreshold: "allow",
    reopenWithinYears: null,
    standstillDays: 8,
    removal: "for a call-off, as an excluded or excludable supplier (s.48)",
    notices: ["UK4", "UK6", "UK7"],
    source: "s.45",
  },
  "dynamic-market": {
    entry: "any-time",
    reopenScope: "lot",
    minTenderDays: 0,
    maxTermYears: null,
    extendOnlyAsPublished: false,
    belowThreshold: "block",
    aboveThreshold: "allow",
    reopenWithinYears: null,
    standstillDays: null,
    removal: "with reasons, as the Act says who must and who may be removed (s.37)",
    notices: ["UK4", "UK13", "UK14", "UK15", "UK16"],
    source: "s.34 to s.40",
  },
  spot: { ...noList, source: "no framework; the council’s contract rules" },
  waiver: { ...noList, source: "no framework; an approved exception to the council’s contract rules" },
};
