import { describe, expect, it, test } from "vitest";
import { type Act, lastDay, mayAct } from "./acts.ts";
import { type LegalBasis, legalBases, shippedRules, type Treatment } from "./legal-basis.ts";

const starts = "2026-03-31";
const threshold = 66_354_000;

/** Every act, in the state in which it is in doubt. */
const acts = {
  "apply outside a round": { act: "apply", inRound: false },
  "apply in a round": { act: "apply", inRound: true },
  "reopen one lot": { act: "reopen-lot" },
  "reopen all lots": { act: "reopen-all", everOpened: true },
  "extend to four years": { act: "extend", startsOn: starts, until: "2030-03-30", published: true },
  "extend to eight years": { act: "extend", startsOn: starts, until: "2034-03-30", published: true },
  "extend beyond eight years": { act: "extend", startsOn: starts, until: "2034-03-31", published: true },
  "extend as nobody published": { act: "extend", startsOn: starts, until: "2030-03-30", published: false },
  "call off under the threshold": { act: "call-off", pence: threshold - 1, thresholdPence: threshold },
  "call off at the threshold": { act: "call-off", pence: threshold, thresholdPence: threshold },
  "remove a provider": { act: "remove" },
} satisfies Record<string, Act>;

type Row = Record<keyof typeof acts, [Treatment, section: string]>;

/** What research (domain §5.5) says of each basis and act, with the section of the Act or the source behind it. */
const table: Record<LegalBasis, Row> = {
  pdps: {
    "apply outside a round": ["allow", "not in the Act: open throughout, S2-27"],
    "apply in a round": ["allow", "not in the Act: open throughout, S2-27"],
    "reopen one lot": ["allow", "not in the Act: by lot possible"],
    "reopen all lots": ["allow", "not in the Act: by lot possible"],
    "extend to four years": ["allow", "as the tender says, S2-05"],
    "extend to eight years": ["allow", "as the tender says, S2-05"],
    "extend beyond eight years": ["allow", "as the tender says, S2-05"],
    "extend as nobody published": ["block", "as the tender says, S2-05"],
    "call off under the threshold": ["allow", "published method"],
    "call off at the threshold": ["allow", "published method"],
    "remove a provider": ["allow", "by the terms"],
  },
  "light-touch": {
    "apply outside a round": ["allow", "s.45(9): as the published rules say"],
    "apply in a round": ["allow", "s.45(9): as the published rules say"],
    "reopen one lot": ["allow", "s.45(9): by lot possible"],
    "reopen all lots": ["allow", "s.45(9)"],
    "extend to four years": ["allow", "s.45(3) does not bind light touch"],
    "extend to eight years": ["allow", "s.45(3) does not bind light touch"],
    "extend beyond eight years": ["allow", "s.45(3) does not bind light touch"],
    "extend as nobody published": ["block", "the council's published rules, s.45(9)"],
    "call off under the threshold": ["allow", "the council's published method, s.46 does not apply"],
    "call off at the threshold": ["allow", "the council's published method, s.46 does not apply"],
    "remove a provider": ["allow", "s.48"],
  },
  "open-framework": {
    "apply outside a round": ["block", "s.49: at reopenings"],
    "apply in a round": ["allow", "s.49: at reopenings"],
    "reopen one lot": ["block", "s.49: the whole scheme"],
    "reopen all lots": ["allow", "s.49(4) and (5)"],
    "extend to four years": ["allow", "s.49: 8 years at most"],
    "extend to eight years": ["allow", "s.49: 8 years at most"],
    "extend beyond eight years": ["block", "s.49: 8 years at most"],
    "extend as nobody published": ["allow", "s.49"],
    "call off under the threshold": ["allow", "s.46"],
    "call off at the threshold": ["allow", "s.46"],
    "remove a provider": ["allow", "s.48"],
  },
  "closed-framework": {
    "apply outside a round": ["block", "s.45: a fixed list"],
    "apply in a round": ["allow", "s.45: the first round"],
    "reopen one lot": ["block", "s.45: a fixed list"],
    "reopen all lots": ["block", "s.45: a fixed list"],
    "extend to four years": ["allow", "s.47: 4 years at most"],
    "extend to eight years": ["block", "s.47: 4 years at most"],
    "extend beyond eight years": ["block", "s.47: 4 years at most"],
    "extend as nobody published": ["allow", "s.47"],
    "call off under the threshold": ["allow", "s.46"],
    "call off at the threshold": ["allow", "s.46"],
    "remove a provider": ["allow", "s.48"],
  },
  "dynamic-market": {
    "apply outside a round": ["allow", "s.36: open throughout"],
    "apply in a round": ["allow", "s.36: open throughout"],
    "reopen one lot": ["allow", "s.36"],
    "reopen all lots": ["allow", "s.36"],
    "extend to four years": ["allow", "s.34: until it ceases"],
    "extend to eight years": ["allow", "s.34: until it ceases"],
    "extend beyond eight years": ["allow", "s.34: until it ceases"],
    "extend as nobody published": ["allow", "s.34: until it ceases"],
    "call off under the threshold": ["block", "LGL 58627, X4: below-threshold call-offs"],
    "call off at the threshold": ["allow", "s.34"],
    "remove a provider": ["allow", "s.37"],
  },
  spot: {
    "apply outside a round": ["block", "S2-33: no list to join"],
    "apply in a round": ["block", "S2-33: no list to join"],
    "reopen one lot": ["block", "S2-33: no list"],
    "reopen all lots": ["block", "S2-33: no list"],
    "extend to four years": ["allow", "a purchase ends as it was agreed"],
    "extend to eight years": ["allow", "a purchase ends as it was agreed"],
    "extend beyond eight years": ["allow", "a purchase ends as it was agreed"],
    "extend as nobody published": ["block", "a purchase ends as it was agreed"],
    "call off under the threshold": ["warn", "S2-33: each with its justification"],
    "call off at the threshold": ["block", "S2-33, S4-03: formal tenders"],
    "remove a provider": ["block", "S2-33: no list"],
  },
  waiver: {
    "apply outside a round": ["block", "S2-02: no list to join"],
    "apply in a round": ["block", "S2-02: no list to join"],
    "reopen one lot": ["block", "S2-02: no list"],
    "reopen all lots": ["block", "S2-02: no list"],
    "extend to four years": ["allow", "S2-02: to the waiver's own end"],
    "extend to eight years": ["allow", "S2-02: to the waiver's own end"],
    "extend beyond eight years": ["allow", "S2-02: to the waiver's own end"],
    "extend as nobody published": ["block", "S2-02: no award past the waiver's end"],
    "call off under the threshold": ["warn", "S2-02: within what was approved"],
    "call off at the threshold": ["block", "S4-03, S4-04: a decision of its own"],
    "remove a provider": ["block", "S2-02: no list"],
  },
};

describe.each(legalBases)("row 9: %s", (basis) => {
  const rows = Object.entries(table[basis]).map(([name, [verdict, section]]) => ({ name, verdict, section }));
  it.each(rows)("$name: $verdict ($section)", ({ name, verdict }) => {
    const said = mayAct({ basis, rules: shippedRules[basis] }, acts[name as keyof typeof acts]);
    expect(said.verdict, said.why).toBe(verdict);
    expect(said.why).toMatch(/\.$/);
    expect(said.source).not.toBe("");
  });
});

test("N9: under an open framework one lot is refused with the reason, under a pseudo-DPS it works", () => {
  const [open, pdps] = (["open-framework", "pdps"] as const).map((basis) =>
    mayAct({ basis, rules: shippedRules[basis] }, { act: "reopen-lot" }),
  );
  expect(open).toMatchObject({ verdict: "block", source: "s.49" });
  expect(open?.why).toContain("The whole framework is awarded again");
  expect(pdps?.verdict).toBe("allow");
});

test("a closed framework opens once for its first round", () => {
  const closed = { basis: "closed-framework", rules: shippedRules["closed-framework"] } as const;
  expect(mayAct(closed, { act: "reopen-all", everOpened: false }).verdict).toBe("allow");
});

test("a council may set its own: a dynamic market that only warns below the threshold", () => {
  const rules = { ...shippedRules["dynamic-market"], belowThreshold: "warn" } as const;
  const said = mayAct({ basis: "dynamic-market", rules }, acts["call off under the threshold"]);
  expect(said).toMatchObject({ verdict: "warn" });
  expect(said.why).toContain("£663,539.99 with VAT is below the light-touch threshold of £663,540");
});

test("nothing that the portal says of a basis claims that it complies", () => {
  const words = legalBases.flatMap((basis) =>
    Object.values(acts).map((act) => mayAct({ basis, rules: shippedRules[basis] }, act).why),
  );
  expect(words).toHaveLength(legalBases.length * Object.keys(acts).length);
  expect("this is compliant").toMatch(/compl(y|iant|ies)/i);
  expect(words.filter((why) => /compl(y|iant|ies)/i.test(why))).toEqual([]);
});

test.each([
  ["2026-03-31", 8, "2034-03-30"],
  ["2028-02-29", 1, "2029-02-28"],
  ["2026-01-01", 4, "2029-12-31"],
])("a term that begins on %s and lasts %i years ends on %s", (from, years, last) => {
  expect(lastDay(from, years)).toBe(last);
});
