import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlacementGateFacts, placementGatesFrom } from "./placement-gates.ts";

const done = { by: "Pat Example", at: new Date("2026-09-16T09:00:00Z") };
const all: PlacementGateFacts = {
  staff: [{ here: true, checked: true, stopped: false }],
  providerAccepted: done,
  councilAccepted: done,
  qaCheck: { ...done, finding: "met" },
  order: { ...done, number: "PO-1", pence: 500_000 },
  riskAssessment: done,
};
const unmet = (facts: PlacementGateFacts) => placementGatesFrom(facts).filter((gate) => !gate.met);

test("with everything there, every gate is met and says by whom", () => {
  expect(unmet(all)).toEqual([]);
  expect(placementGatesFrom(all).map((gate) => gate.why)).toEqual([
    "1 person named, every check on record",
    "Accepted by Pat Example on 16 September 2026",
    "Accepted by Pat Example on 16 September 2026",
    "Met, found by Pat Example on 16 September 2026",
    "PO-1 for £5,000.00, recorded by Pat Example on 16 September 2026",
    "Written by Pat Example on 16 September 2026",
  ]);
});

test.each<[string, Partial<PlacementGateFacts>, string, string, string]>([
  ["nobody named", { staff: [] }, "staff", "provider", "Nobody is named yet"],
  [
    "someone who left",
    { staff: [{ here: false, checked: true, stopped: false }] },
    "staff",
    "provider",
    "1 person named, of whom 1 no longer work there",
  ],
  [
    "a missing check",
    { staff: [...all.staff, { here: true, checked: false, stopped: false }] },
    "staff",
    "provider",
    "2 people named; checks are missing for 1",
  ],
  [
    "rule 5 a stopped worker",
    { staff: [...all.staff, { here: true, checked: true, stopped: true }] },
    "staff",
    "qa",
    "2 people named, of whom 1 cannot be placed: ask the quality lead",
  ],
  ["no provider", { providerAccepted: undefined }, "provider-acceptance", "provider", "Not accepted yet"],
  ["no council", { councilAccepted: undefined }, "council-acceptance", "broker", "Not accepted yet"],
  ["no QA check", { qaCheck: undefined }, "qa-check", "qa", "Not done yet for this child, site and staff"],
  [
    "a QA check that found against it",
    { qaCheck: { ...done, finding: "not-met" } },
    "qa-check",
    "qa",
    "Not met, found by Pat Example on 16 September 2026",
  ],
  ["no order", { order: undefined }, "order", "approver", "No order is approved yet"],
  ["no risk assessment", { riskAssessment: undefined }, "risk-assessment", "provider", "Not written yet"],
])("%s leaves one gate shut, with its owner", (_case, over, gate, owner, why) => {
  expect(unmet({ ...all, ...over })).toEqual([expect.objectContaining({ gate, owner, why })]);
});

test("no other fact makes up for QA's own check", () => {
  const maybe = fc.option(fc.constant(done), { nil: undefined });
  fc.assert(
    fc.property(fc.record({ providerAccepted: maybe, councilAccepted: maybe, riskAssessment: maybe }), (facts) => {
      expect(unmet({ ...all, ...facts, qaCheck: undefined }).map((gate) => gate.gate)).toContain("qa-check");
    }),
  );
});
