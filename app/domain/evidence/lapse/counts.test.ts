import { expect, it } from "vitest";
import { counts, type Version } from "./counts.ts";

const first: Version = { version: 1, scan: "clean", state: "accepted", wasAccepted: true, endsOn: "2026-03-28" };
const replaced: Version = { ...first, state: "superseded" };
const next: Version = { version: 2, scan: "clean", state: "given", wasAccepted: false, endsOn: "2027-03-28" };
const onDay = (place: readonly Version[], on: string) => place.map((one) => counts(one, place, on, true));

it("row 18: a version counts to the end of its own last day", () => {
  expect([onDay([first], "2026-03-28"), onDay([first], "2026-03-29")]).toEqual([[true], [false]]);
});

it("N10: a replacement counts before its review; a first document doesn't, nor one that the scanner refused", () => {
  expect(onDay([replaced, next], "2026-03-29")).toEqual([false, true]);
  expect(onDay([{ ...next, version: 1 }], "2026-03-29")).toEqual([false]);
  expect(onDay([first, { ...next, scan: "refused", state: "removed" }], "2026-03-29")).toEqual([false, false]);
});

it("goes on counting when its replacement is sent back or has no date yet, until its own end", () => {
  expect(onDay([replaced, { ...next, state: "needs-change" }], "2026-03-28")).toEqual([true, false]);
  expect(onDay([replaced, { ...next, endsOn: null }], "2026-03-28")).toEqual([true, false]);
  expect(onDay([replaced, { ...next, endsOn: null }], "2026-03-29")).toEqual([false, false]);
});

it("never comes back once the next was accepted, withdrawn since or not; one that nobody accepted takes nothing with it", () => {
  const later = { ...next, endsOn: "2026-03-01", wasAccepted: true };
  expect(onDay([replaced, { ...later, state: "accepted" }], "2026-03-10")).toEqual([false, false]);
  expect(onDay([replaced, { ...later, state: "withdrawn" }], "2026-03-10")).toEqual([false, false]);
  expect(onDay([replaced, { ...next, state: "withdrawn" }], "2026-03-10")).toEqual([true, false]);
});
