import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#app/domain/london-time.ts";
import { standsAs } from "./stands-as.ts";

const on = "2026-12-03";
const open = { status: "open", waitsFor: "council", answerBy: on } as const;

test("a provider is promised a day until that day is over, and never after", () => {
  expect(standsAs(open, "provider", on)).toBe("We answer by 3 December 2026");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
      expect(standsAs(open, "provider", addDays(on, days))).toBe("Our answer is late");
    }),
  );
  expect(standsAs({ ...open, answerBy: null }, "provider", on)).toBe("With us");
});

test("each side reads whose turn it is", () => {
  expect(standsAs({ ...open, waitsFor: "provider" }, "provider", on)).toBe("We have written to you");
  expect(standsAs({ ...open, waitsFor: "provider" }, "council", on)).toBe("With the provider");
  expect(standsAs(open, "council", "2026-12-04")).toBe("Late: due 3 December 2026");
  expect(standsAs({ ...open, status: "closed" }, "council", on)).toBe("Closed");
});
