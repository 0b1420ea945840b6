import fc from "fast-check";
import { expect, test } from "vitest";
import { type ReaderLoad, shareOut, type ToShare } from "./fair-share.ts";

const reader = (id: string, open = 0, daysAtWork = 10): ReaderLoad => ({ id, name: id, open, daysAtWork });
const pieces = (count: number): ToShare[] =>
  Array.from({ length: count }, (_, n) => ({ id: `piece ${n}`, barred: [] }));
const countOf = (given: readonly { readerId: string }[], id: string) =>
  given.filter(({ readerId }) => readerId === id).length;

test("N26: work goes first to whoever has least, until all have the same", () => {
  const { given } = shareOut(pieces(6), [reader("ann", 4), reader("bea", 0), reader("cy", 1)]);
  expect(["ann", "bea", "cy"].map((id) => countOf(given, id))).toEqual([0, 4, 2]);
});

test("N26: half of the days at work get half of the work, none get none", () => {
  const { given } = shareOut(pieces(9), [reader("ann", 0, 10), reader("bea", 0, 5), reader("cy", 0, 0)]);
  expect(["ann", "bea", "cy"].map((id) => countOf(given, id))).toEqual([6, 3, 0]);
});

test("N26: what nobody may read is left, not given to whoever declared a conflict", () => {
  const work = [{ id: "one", barred: ["ann"] }];
  expect(shareOut(work, [reader("ann")])).toEqual({ given: [], left: ["one"] });
  expect(shareOut(work, [reader("ann"), reader("bea", 50)]).given).toEqual([{ id: "one", readerId: "bea" }]);
});

const names = ["ann", "bea", "cy", "dee"];
const work = fc
  .array(fc.subarray(names), { maxLength: 40 })
  .map((all) => all.map((barred, n) => ({ id: `piece ${n}`, barred })));
const readers = fc.tuple(
  ...names.map((id) =>
    fc.record({ open: fc.nat(20), daysAtWork: fc.nat(10) }).map((one) => reader(id, one.open, one.daysAtWork)),
  ),
);

test("N26: nobody barred or away is ever given anything, and every piece is given once or left", () => {
  fc.assert(
    fc.property(work, readers, (all, people) => {
      const { given, left } = shareOut(all, people);
      expect([...given.map(({ id }) => id), ...left].sort()).toEqual(all.map(({ id }) => id).sort());
      for (const { id, readerId } of given) {
        expect(all.find((one) => one.id === id)?.barred).not.toContain(readerId);
        expect(people.find((one) => one.id === readerId)?.daysAtWork).toBeGreaterThan(0);
      }
    }),
  );
});

test("N26: among people equally at work whom nothing bars, nobody ends up two ahead who was given any", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.array(fc.nat(20), { minLength: 2, maxLength: 6 }), (count, loads) => {
      const people = loads.map((open, n) => reader(`reader ${n}`, open));
      const { given } = shareOut(pieces(count), people);
      const after = people.map(({ id, open }) => ({ got: countOf(given, id), has: open + countOf(given, id) }));
      const least = Math.min(...after.map(({ has }) => has));
      for (const { got, has } of after) if (got > 0) expect(has - least).toBeLessThanOrEqual(1);
    }),
  );
});
