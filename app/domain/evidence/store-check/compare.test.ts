import fc from "fast-check";
import { expect, test } from "vitest";
import { isDoubtful, looksWrong, sideBySide } from "./compare.ts";

async function* each(keys: readonly string[]) {
  for (const key of keys) yield { key };
}
const sorted = (keys: readonly string[]) =>
  [...new Set(keys)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

test("two lists side by side: every key of either comes once, with what each list has", async () => {
  const list = fc.array(fc.string({ minLength: 1, maxLength: 3, unit: "grapheme" })).map(sorted);
  await fc.assert(
    fc.asyncProperty(list, list, async (left, right) => {
      const seen = [];
      for await (const pair of sideBySide(each(left), each(right))) seen.push(pair);
      expect(seen.map(({ key }) => key)).toEqual(sorted([...left, ...right]));
      expect(seen.flatMap(({ left }) => left?.key ?? [])).toEqual(left);
      expect(seen.flatMap(({ right }) => right?.key ?? [])).toEqual(right);
    }),
  );
});

test("only what must be there can be missing, and only what is a day old can be nobody's", () => {
  const now = new Date("2026-09-14T09:00:00Z");
  const aged = (hours: number, length = 10) => ({ length, modified: new Date(now.getTime() - hours * 3_600_000) });
  const named = (stands: boolean) => ({ size: 10, stands });
  expect(looksWrong(named(true), undefined, now)).toBe("missing");
  expect(looksWrong(named(true), aged(1, 9), now)).toBe("cut");
  expect(looksWrong(named(true), aged(1), now)).toBeUndefined();
  expect(looksWrong(named(false), undefined, now)).toBeUndefined();
  expect(looksWrong(undefined, aged(24), now)).toBeUndefined();
  expect(looksWrong(undefined, aged(25), now)).toBe("orphaned");
  expect([isDoubtful(20, 21), isDoubtful(21, 200), isDoubtful(21, 210)]).toEqual([false, true, false]);
  expect([isDoubtful(0, 0), isDoubtful(2, 2), isDoubtful(3, 3), isDoubtful(3, 4)]).toEqual([false, false, true, false]);
});
