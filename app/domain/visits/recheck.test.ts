import fc from "fast-check";
import { expect, test } from "vitest";
import { type RecheckFacts, recheckOf } from "./recheck.ts";
import { shippedRechecks } from "./recheck-settings.ts";

const today = "2026-09-14";
const quiet: RecheckFacts = {
  ...{ asked: true, approvedOn: "2024-01-05", lastVisit: { on: "2026-08-31", result: "pass" }, exceptUntil: undefined },
  ...{ registered: true, looksUnregistered: false, longestWeek: 25, atHome: false },
  ...{ openConcerns: 0, overdueActions: 0 },
};
const of = (more: Partial<RecheckFacts>) => recheckOf({ ...quiet, ...more }, shippedRechecks, today);

test.each<[string, Partial<RecheckFacts>, string, string | undefined, RegExp]>([
  ["nothing known against it", {}, "lower", "2028-08-31", /every 24 months/],
  ["passed with actions", { lastVisit: { on: "2026-08-31", result: "actions" } }, "medium", "2027-08-31", /actions/],
  ["not passed", { lastVisit: { on: "2026-08-31", result: "fail" } }, "higher", "2027-02-28", /not passed/],
  ["an open concern", { openConcerns: 1 }, "higher", "2027-02-28", /1 concern or suspension is open/],
  ["near full time, not registered", { registered: false }, "medium", "2027-08-31", /25 hours a week/],
  ["the same, and at home", { registered: false, atHome: true }, "higher", "2027-02-28", /children’s homes/],
  ["new to us", { approvedOn: "2026-01-05" }, "medium", "2027-08-31", /approved on 5 January 2026/],
  ["overdue actions", { overdueActions: 2 }, "medium", "2027-08-31", /2 actions are overdue/],
  ["never visited", { lastVisit: undefined }, "lower", "2024-01-05", /not been visited yet/],
  ["an exception", { lastVisit: undefined, exceptUntil: "2026-10-31" }, "lower", "2026-10-31", /31 October 2026/],
  ["online only", { asked: false, openConcerns: 1 }, "higher", undefined, /no visit is asked/],
])("row 34: the next check of a provider: %s", (_, more, risk, dueOn, why) => {
  const { because, ...found } = of(more);
  expect(found).toEqual({ risk, dueOn });
  expect(because.join("; ")).toMatch(why);
});

test("row 34: whatever is found against a provider never puts its next check later", () => {
  const facts = fc.record({
    looksUnregistered: fc.boolean(),
    registered: fc.boolean(),
    atHome: fc.boolean(),
    openConcerns: fc.nat(3),
    overdueActions: fc.nat(3),
    longestWeek: fc.integer({ min: 0, max: 40 }),
  });
  fc.assert(
    fc.property(facts, (more) => {
      const before = of(more);
      for (const worse of [
        { ...more, openConcerns: more.openConcerns + 1 },
        { ...more, looksUnregistered: true },
        { ...more, atHome: true },
        { ...more, overdueActions: more.overdueActions + 1 },
        { ...more, registered: false },
      ])
        expect((of(worse).dueOn ?? "") <= (before.dueOn ?? "")).toBe(true);
    }),
  );
});

test("row 34: the council’s own months and points are used", () => {
  const own = {
    ...shippedRechecks,
    months: { higher: 3, medium: 4, lower: 5 },
    points: { ...shippedRechecks.points, atHome: 0 },
  };
  const found = recheckOf({ ...quiet, atHome: true }, own, today);
  expect(found).toEqual({ risk: "lower", dueOn: "2027-01-31", because: ["Lower risk: visited every 5 months"] });
});
