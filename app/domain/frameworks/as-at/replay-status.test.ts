import { expect, it } from "vitest";
import { closingReplayed, type LotMove, statusReplayed } from "./replay-status.ts";

const on = (day: number) => new Date(Date.UTC(2026, 2, day, 12));
const move = (day: number, event: string, from: string): LotMove => ({ event, from, at: on(day) });
const history = [
  move(5, "close", "open"),
  move(10, "open", "closed"),
  move(12, "plan-close", "open"),
  move(20, "close", "open"),
];
const closed = { status: "closed", closesAt: null } as const;

it.each([
  [1, "open"],
  [5, "closed"],
  [9, "closed"],
  [10, "open"],
  [13, "open"],
  [20, "closed"],
])("on day %i of March the lot was %s", (day, status) => {
  expect(statusReplayed(history, closed, on(day))).toBe(status);
});

it("takes a lot that never moved as it stands, until its clock runs out", () => {
  const lot = { status: "open", closesAt: on(15) } as const;
  expect(statusReplayed([], lot, on(14))).toBe("open");
  expect(statusReplayed([], lot, on(15))).toBe("closed");
  expect(statusReplayed([], closed, on(1))).toBe("closed");
});

it("knows until when only from what was on record then", () => {
  const rounds = [{ openedAt: on(10), closesAt: on(20) }];
  expect(closingReplayed(history, rounds, closed, on(11))).toEqual(on(20));
  // The closing was announced anew: which day was said then is on no record.
  expect(closingReplayed(history, rounds, closed, on(13))).toBeUndefined();
  expect(closingReplayed(history, [], closed, on(11))).toBeUndefined();
  const open = { status: "open", closesAt: on(30) } as const;
  expect(closingReplayed([move(10, "open", "closed")], [], open, on(11))).toEqual(on(30));
});
