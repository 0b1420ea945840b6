import fc from "fast-check";
import { expect, test } from "vitest";
import { countInWords, kpiNames, kpis, ratingOf } from "./kpis.ts";
import { lastDayOf, quarterAsked, quarterInWords, quarterOf, quartersUntil } from "./quarter.ts";

const target = { target: 90, amber: 75 };

test("row 69: a KPI is green from its target, amber from its second bound, else red; few are not judged", () => {
  const rate = (met: number, ofAll: number) => ratingOf({ met, ofAll }, target);
  expect([rate(0, 0), rate(0, 4), rate(4, 4)]).toEqual(["none", "too-few", "too-few"]);
  expect([rate(9, 10), rate(89, 100), rate(75, 100), rate(74, 100)]).toEqual(["green", "amber", "amber", "red"]);
});

test("row 69: what is shown as a percentage never reads better than it is rated", () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
      const [met, ofAll] = [Math.min(a, b), Math.max(a, b)];
      const shown = Number(/^(\d+)%/.exec(countInWords({ met, ofAll }))?.[1] ?? "0");
      if (shown >= target.target) expect(ratingOf({ met, ofAll }, target)).toBe("green");
      if (ofAll < 5) expect(countInWords({ met, ofAll })).not.toContain("%");
    }),
  );
  expect(countInWords({ met: 3, ofAll: 4 })).toBe("3 of 4");
  expect(countInWords({ met: 18, ofAll: 20 })).toBe("90% (18 of 20)");
});

test("row 69: each KPI that ships has bounds in order, and says how it is counted and where its target comes from", () => {
  for (const name of kpiNames) {
    expect(kpis[name].amber).toBeLessThan(kpis[name].target);
    expect(kpis[name].how && kpis[name].source).toBeTruthy();
  }
});

test("a quarter begins in January, April, July or October", () => {
  expect(["2026-01-31", "2026-06-30", "2026-07-01", "2026-12-31"].map(quarterOf)).toEqual([
    ...["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"],
  ]);
  expect([lastDayOf("2026-10-01"), lastDayOf("2028-01-01")]).toEqual(["2026-12-31", "2028-03-31"]);
  expect(quartersUntil("2026-09-14").slice(0, 4)).toEqual(["2026-07-01", "2026-04-01", "2026-01-01", "2025-10-01"]);
  expect(quarterInWords("2026-10-01")).toBe("October to December 2026");
  expect([quarterAsked("2026-04-01", "2026-09-14"), quarterAsked("x", "2026-09-14")]).toEqual([
    ...["2026-04-01", "2026-07-01"],
  ]);
});
