import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Placed, registrationOutcome, type Stated } from "./registration-rule.ts";
import { shippedThreshold } from "./thresholds.ts";

const nobody: Placed = { children: 0, fullTime: 0, mostHours: 0, plan: false };
const said = (pupils: number, hours: number, plan = false, urn: string | null = null): Stated => ({
  ...{ pupils, hours, plan, urn },
});
const outcome = (stated: Stated | null, placed: Partial<Placed> = {}) =>
  registrationOutcome({ stated, placed: { ...nobody, ...placed } }, shippedThreshold);

describe("row 20 the registration test", () => {
  it.each([
    [said(4, 30), {}, "not-a-school"],
    [said(5, 17.9), {}, "not-a-school"],
    [said(5, 18), {}, "looks-unregistered"],
    [said(1, 18, true), {}, "looks-unregistered"],
    [said(1, 17.9, true), {}, "not-a-school"],
    [said(0, 40, true), {}, "not-a-school"],
    [said(50, 30, true, "123456"), {}, "registered"],
    [said(50, 30, true, "923456"), {}, "looks-unregistered"],
    [null, { children: 5, fullTime: 4 }, "not-a-school"],
    [null, { children: 5, fullTime: 5 }, "looks-unregistered"],
    [null, { children: 1, fullTime: 1, plan: true }, "looks-unregistered"],
    [said(3, 10, true), { children: 1, fullTime: 1 }, "looks-unregistered"],
    [said(3, 20), { children: 1, plan: true }, "looks-unregistered"],
  ] as const)("%j with %j: %s", (stated, placed, expected) => expect(outcome(stated, placed)).toBe(expected));

  const stated = fc.record({
    pupils: fc.nat(40),
    hours: fc.integer({ min: 0, max: 80 }).map((half) => half / 2),
    plan: fc.boolean(),
    urn: fc.constantFrom(null, "123456"),
  });
  const placed = fc
    .record({ children: fc.nat(20), some: fc.nat(20), mostHours: fc.nat(40), plan: fc.boolean() })
    .map(({ some, ...rest }) => ({ ...rest, fullTime: Math.min(some, rest.children) }));

  it("never turns away from alarm when there are more pupils, hours or plans", () => {
    fc.assert(
      fc.property(fc.option(stated), placed, fc.nat(5), fc.nat(9), (one, ours, pupils, hours) => {
        const before = registrationOutcome({ stated: one, placed: ours }, shippedThreshold);
        const more = one && { ...one, pupils: one.pupils + pupils, hours: one.hours + hours, plan: true };
        const after = registrationOutcome(
          { stated: more, placed: { ...ours, children: ours.children + pupils, fullTime: ours.fullTime + pupils } },
          shippedThreshold,
        );
        if (before === "looks-unregistered") expect(after).toBe("looks-unregistered");
        expect(after === "registered").toBe(one?.urn === "123456");
      }),
    );
  });

  it("follows the council's own threshold", () => {
    const inputs = { stated: said(3, 15), placed: nobody };
    expect(registrationOutcome(inputs, { hoursFullTime: 15, pupils: 3 })).toBe("looks-unregistered");
    expect(registrationOutcome(inputs, { hoursFullTime: 15.5, pupils: 3 })).toBe("not-a-school");
  });
});
