import fc from "fast-check";
import { expect, test } from "vitest";
import { type OrderRules, orderRules, shippedOrder } from "./order.ts";
import { pointsOf, type RankFacts, rank, reasonsInWords } from "./rank.ts";

const plain: RankFacts = {
  ...{ used: 0, responded: true, respondBy: undefined, children: 0, area: undefined },
  ...{ safeguarding: undefined, otherRules: 0, endsFirst: undefined, endsIn: undefined },
};

test("N26: an application says in words why it stands where it does, the heaviest reason first", () => {
  const facts = { ...plain, used: 12, children: 2, area: "HR1", safeguarding: "a rule" as const };
  const { tenths, reasons } = rank(facts, shippedOrder);
  expect(reasonsInWords(reasons)).toBe(
    "we have used 12 of our 20 working days to decide; 2 children wait for this lot near HR1; safeguarding section flagged by a rule",
  );
  expect(pointsOf(tenths)).toBe("55");
  expect(reasonsInWords(rank(plain, shippedOrder).reasons)).toBe("nothing counts yet");
});

test("N26: what is late goes on counting, and says by how much", () => {
  const late = rank({ ...plain, used: 23 }, shippedOrder);
  expect(reasonsInWords(late.reasons)).toBe("our decision is 3 working days late");
  expect(late.tenths).toBeGreaterThan(rank({ ...plain, used: 20 }, shippedOrder).tenths);
});

test("N26: the first response says what is waited for, from whom and until when", () => {
  const told = (more: Partial<RankFacts>) =>
    reasonsInWords(rank({ ...plain, responded: false, ...more }, shippedOrder).reasons);
  const by = (when: string) => `a reviewer asks a first question or recommends ${when}`;
  expect(told({ used: 8, respondBy: "2026-12-01" })).toContain(by("by 1 December 2026"));
  expect(told({ used: 10, respondBy: "2026-12-01" })).toContain(by("by 1 December 2026"));
  expect(told({ used: 8 })).toContain(by("within 2 working days"));
  expect(told({ used: 11 })).toContain("a reviewer’s first question or recommendation is 1 working day late");
});

test("N26: each reason has a most", () => {
  const many = rank({ ...plain, children: 40, otherRules: 40 }, shippedOrder);
  expect(many.reasons.map(({ reason, tenths }) => [reason, tenths])).toEqual([
    ["children", 240],
    ["other-rules", 60],
  ]);
});

const facts: fc.Arbitrary<RankFacts> = fc.record({
  used: fc.option(fc.nat(80), { nil: undefined }),
  responded: fc.boolean(),
  respondBy: fc.constantFrom(undefined, "2026-12-05"),
  children: fc.nat(12),
  area: fc.constantFrom(undefined, "HR1"),
  safeguarding: fc.constantFrom(undefined, "a rule" as const, "a reviewer" as const),
  otherRules: fc.nat(12),
  endsFirst: fc.constant("2026-12-05"),
  endsIn: fc.integer({ min: -20, max: 90 }),
});
const points = fc.nat(100);
const length = fc.integer({ min: 1, max: 100 });
const rules: fc.Arbitrary<OrderRules> = fc.record({
  targets: fc.record({ firstResponse: length, decision: length }),
  ...{ waiting: points, unanswered: points, child: points, childMost: points, safeguarding: points },
  ...{ otherRule: points, otherRuleMost: points, ending: points, endingWithin: length, readingsTenths: length },
});

test("N26: under any order that can be set, more waiting, children or risk never lowers a place", () => {
  fc.assert(
    fc.property(facts, rules, (one, order) => {
      orderRules.parse(order);
      const before = rank(one, order).tenths;
      const worse: Partial<RankFacts>[] = [
        { used: (one.used ?? 0) + 1 },
        { children: one.children + 1 },
        { otherRules: one.otherRules + 1 },
        { safeguarding: one.safeguarding ?? "a rule" },
        { endsIn: (one.endsIn ?? 0) - 1 },
        { responded: false },
      ];
      for (const change of worse) expect(rank({ ...one, ...change }, order).tenths).toBeGreaterThanOrEqual(before);
    }),
  );
});

test("N26: the points are exactly those of the reasons that are told, and no told reason weighs nothing", () => {
  fc.assert(
    fc.property(facts, rules, (one, order) => {
      const { tenths, reasons } = rank(one, order);
      expect(reasons.reduce((sum, reason) => sum + reason.tenths, 0)).toBe(tenths);
      for (const reason of reasons) expect([reason.tenths > 0, reason.words !== ""]).toEqual([true, true]);
    }),
  );
});
