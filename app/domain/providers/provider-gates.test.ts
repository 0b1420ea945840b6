import { expect, test } from "vitest";
import type { GatesAsked } from "./gates-asked.ts";
import { type Certificate, type ProviderGateFacts, providerGatesFrom, unmet } from "./provider-gates.ts";

const dates = { onDate: "2026-09-21", today: "2026-09-14", debarmentDays: 30 };
const certificate = (question: string, amountPence: number | null, more: Partial<Certificate> = {}): Certificate => ({
  question,
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  amountPence,
  reviewed: true,
  ...more,
});
const certificates = [
  certificate("INS-01", 500_000_000),
  certificate("INS-02", 500_000_000),
  certificate("INS-03", 100_000_000),
  certificate("INS-04", null),
];
const asked: GatesAsked = {
  insurances: [
    { id: "INS-01", leastPence: 500_000_000 },
    { id: "INS-02", leastPence: 500_000_000 },
    { id: "INS-03", leastPence: 100_000_000 },
    { id: "INS-04", leastPence: null },
  ],
  visit: "in-person",
};
const good: ProviderGateFacts = {
  asked,
  approved: true,
  holds: [],
  certificates,
  noStaff: false,
  debarment: { result: "pass", checkedOn: "2026-09-01" },
  visit: { result: "pass", checkedOn: "2026-02-01" },
  inPerson: true,
  termsVersion: "2",
  acceptedTerms: ["1", "2"],
};
const without = (question: string) => certificates.filter((one) => one.question !== question);
const shut = (facts: Partial<ProviderGateFacts>) =>
  unmet(providerGatesFrom({ ...good, ...facts }, dates)).map(({ gate, owner, why }) => [gate, owner, why]);

test("a provider with everything passes every gate", () => {
  expect(shut({})).toEqual([]);
  expect(providerGatesFrom(good, dates)).toHaveLength(8);
});

test.each<[string, Partial<ProviderGateFacts>, [string, string, string]]>([
  ["not admitted", { approved: false }, ["standing", "qa", "It is not approved on this lot"]],
  [
    "suspended",
    { holds: [{ kind: "suspension", reason: "Concern under review" }] },
    ["standing", "qa", "Open suspension: Concern under review"],
  ],
  [
    "excluded",
    { holds: [{ kind: "exclusion", reason: "Theft, fraud or bribery" }] },
    ["standing", "procurement", "Open exclusion: Theft, fraud or bribery"],
  ],
  [
    "lapsed",
    { holds: [{ kind: "lapse", reason: "INS-02 ended" }] },
    ["standing", "provider", "Open lapse: INS-02 ended"],
  ],
  ["no employers' cover", { certificates: without("INS-01") }, ["INS-01", "provider", "No accepted certificate"]],
  [
    "cover too small",
    { certificates: [...without("INS-02"), certificate("INS-02", 499_999_999)] },
    ["INS-02", "provider", "It covers £4,999,999.99; the least is £5,000,000.00"],
  ],
  [
    "cover without an amount",
    { certificates: [...without("INS-03"), certificate("INS-03", null)] },
    ["INS-03", "provider", "No amount is on record; the least is £1,000,000.00"],
  ],
  [
    "cover that ends the day before",
    { certificates: [...without("INS-02"), certificate("INS-02", 500_000_000, { endsOn: "2026-09-20" })] },
    ["INS-02", "provider", "It ends on 20 September 2026, before 21 September 2026"],
  ],
  [
    "cover that is over",
    { certificates: [...without("INS-02"), certificate("INS-02", 500_000_000, { endsOn: "2026-09-13" })] },
    ["INS-02", "provider", "It ended on 13 September 2026"],
  ],
  [
    "cover that starts the day after",
    { certificates: [...without("INS-04"), certificate("INS-04", null, { startsOn: "2026-09-22" })] },
    ["INS-04", "provider", "It starts on 22 September 2026, after 21 September 2026"],
  ],
  [
    "debarment unchecked",
    { debarment: undefined },
    ["EXC-04", "procurement", "The debarment list has not been checked"],
  ],
  [
    "debarment 31 days old",
    { debarment: { result: "pass", checkedOn: "2026-08-14" } },
    ["EXC-04", "procurement", "Checked on 14 August 2026, more than 30 days ago"],
  ],
  [
    "debarment failed",
    { debarment: { result: "fail", checkedOn: "2026-09-01" } },
    ["EXC-04", "procurement", "The check of 1 September 2026 was not passed"],
  ],
  ["not visited", { visit: undefined }, ["VIS-01", "qa", "Not visited, and no exception is recorded"]],
  ["old terms", { acceptedTerms: ["1"] }, ["terms", "provider", "Version 2 of the terms is not accepted"]],
])("%s: that gate is shut, and says why and whose it is", (_, facts, expected) => {
  expect(shut(facts)).toEqual([expected]);
});

test("what opens a gate another way", () => {
  expect(shut({ noStaff: true, certificates: without("INS-01") })).toEqual([]);
  expect(shut({ visit: undefined, inPerson: false })).toEqual([]);
  expect(shut({ asked: { ...asked, visit: "always" }, visit: undefined, inPerson: false })).toEqual([
    ["VIS-01", "qa", "Not visited, and no exception is recorded"],
  ]);
  expect(shut({ visit: { result: "exception", checkedOn: "2026-08-01" } })).toEqual([]);
  expect(shut({ debarment: { result: "pass", checkedOn: "2026-08-15" } })).toEqual([]);
});

test("row 34: an exception from the visit opens the gate until its last day, which may not lie before the wanted start", () => {
  const until = (date: string) => ({ visit: { result: "exception", checkedOn: "2026-08-01", until: date } });
  expect(shut(until("2026-09-21"))).toEqual([]);
  expect(shut(until("2026-09-20"))).toEqual([
    ["VIS-01", "qa", "Not visited, and the exception ends on 20 September 2026, before 21 September 2026"],
  ]);
  expect(shut(until("2026-09-13"))).toEqual([
    ["VIS-01", "qa", "Not visited, and the exception ended on 13 September 2026"],
  ]);
  expect(shut({ visit: { result: "exception", checkedOn: "2026-03-01" } })).toEqual([
    ["VIS-01", "qa", "Not visited, and the exception ended on 31 August 2026"],
  ]);
});

test("an unreviewed replacement keeps the gate open, and says that it waits", () => {
  const replaced = [
    certificate("INS-02", 500_000_000, { endsOn: "2026-09-01" }),
    ...without("INS-02"),
    certificate("INS-02", 500_000_000, { reviewed: false, endsOn: "2027-08-31" }),
  ];
  expect(shut({ certificates: replaced })).toEqual([]);
  const gate = providerGatesFrom({ ...good, certificates: replaced }, dates).find((one) => one.gate === "INS-02");
  expect(gate?.why).toBe("In date until 31 August 2027; the council has not reviewed this replacement yet");
});

test("a lot has its own amounts, and no gate for what it does not ask", () => {
  const [employers] = asked.insurances;
  const own: GatesAsked = {
    insurances: [...(employers ? [employers] : []), { id: "INS-02", leastPence: 1_000_000_000 }],
    visit: "never",
  };
  const facts = { ...good, asked: own, visit: undefined };
  expect(providerGatesFrom(facts, dates).map(({ gate }) => gate)).toEqual([
    ...["standing", "INS-01", "INS-02", "EXC-04", "terms"],
  ]);
  expect(shut(facts)).toEqual([["INS-02", "provider", "It covers £5,000,000.00; the least is £10,000,000.00"]]);
});
