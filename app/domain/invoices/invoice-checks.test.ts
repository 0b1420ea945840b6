import { describe, expect, it } from "vitest";
import type { HalfDay } from "#app/domain/attendance/marks.ts";
import { type Against, type CheckedInvoice, type CheckedLine, checkInvoice, stopping } from "./invoice-checks.ts";
import { lineFor, totalsOf } from "./invoice-lines.ts";

const agreed = {
  ratePence: 4_500,
  rateUnit: "session",
  hoursPerSessionHundredths: 300,
  vatBasisPoints: 2_000,
} as const;
const against: Against = {
  ...agreed,
  placementId: "p",
  placementRef: "PLA-4F6H-2W",
  startsOn: "2026-09-21",
  endsOn: "2026-12-18",
  orderNumber: "PO-0012",
  chargeable: ["attended"],
  sameNumber: 0,
  billedElsewhere: [],
};
const line = (date: string, changes: Partial<CheckedLine> = {}): CheckedLine => {
  const day: HalfDay = { date, half: "am" };
  const mark = { ...day, placementId: "p", code: "attended", confirmation: "officer" } as const;
  return { ...lineFor(day, agreed), mark, ...changes };
};
const invoice = (lines: CheckedLine[], changes: Partial<CheckedInvoice> = {}): CheckedInvoice => ({
  orderNumber: "po 0012",
  vatNumber: "GB123456782",
  lines,
  ...totalsOf(lines),
  ...changes,
});
const two = [line("2026-09-21"), line("2026-09-23")];
const failing = (claim: CheckedInvoice, to: Partial<Against> = {}) =>
  stopping(checkInvoice(claim, { ...against, ...to })).map(({ id, result }) => `${id} ${result}`);
const unconfirmed = { ...line("2026-09-23").mark, confirmation: null };
const absent = { ...line("2026-09-23").mark, code: "absent" as const };

it("passes an invoice that is as agreed", () => {
  expect(failing(invoice(two))).toEqual([]);
  expect(checkInvoice(invoice(two), against).map(({ id }) => id)).toHaveLength(8);
});

describe("an invoice fails", () => {
  it.each([
    ["with a date before the placement", invoice([line("2026-09-20")]), {}, ["INV-02 reject"]],
    ["with a date after the placement ended", invoice(two), { endsOn: "2026-09-22" }, ["INV-02 reject"]],
    ["without lines", invoice([]), {}, ["INV-02 reject"]],
    ["with a number used before", invoice(two), { sameNumber: 1 }, ["INV-03 hold"]],
    ["with the same half twice", invoice([line("2026-09-21"), line("2026-09-21")]), {}, ["INV-04 hold"]],
    [
      "with a half billed elsewhere",
      invoice(two),
      { billedElsewhere: [{ date: "2026-09-21", half: "am" as const }] },
      ["INV-04 hold"],
    ],
    ["with another order", invoice(two, { orderNumber: "PO-12" }), {}, ["INV-05 hold"]],
    ["where the placement has no order", invoice(two), { orderNumber: null }, ["INV-05 hold"]],
    ["with an unconfirmed mark", invoice([line("2026-09-23", { mark: unconfirmed })]), {}, ["INV-06 hold"]],
    ["with an absence that is not chargeable", invoice([line("2026-09-23", { mark: absent })]), {}, ["INV-06 hold"]],
    [
      "with another quantity than was confirmed",
      invoice([line("2026-09-21", { quantityHundredths: 200, netPence: 9_000, vatPence: 1_800 })]),
      {},
      ["INV-06 hold"],
    ],
    ["at another rate", invoice(two), { ratePence: 4_400 }, ["INV-07 hold"]],
    ["with a wrong line total", invoice([line("2026-09-21", { netPence: 4_501 })]), {}, ["INV-08 reject"]],
    ["with a wrong sum", invoice(two, { totalPence: 10_801 }), {}, ["INV-09 hold"]],
    ["with VAT and no number", invoice(two, { vatNumber: null }), {}, ["INV-09 hold"]],
    ["with VAT that was not agreed", invoice(two), { vatBasisPoints: 0 }, ["INV-09 hold"]],
    [
      "for another placement's mark",
      invoice([line("2026-09-21", { mark: { ...line("2026-09-21").mark, placementId: "other" } })]),
      {},
      ["INV-02 reject", "INV-06 hold"],
    ],
  ])("%s", (_, claim, to, expected) => {
    expect(failing(claim, to)).toEqual(expected);
  });
});

it("says what differs", () => {
  const checks = checkInvoice(invoice([line("2026-09-21"), line("2026-09-23", { mark: unconfirmed })]), against);
  expect(checks.find(({ id }) => id === "INV-06")?.why).toBe("Billed 2, confirmed 1, difference 1");
  expect(checks.find(({ id }) => id === "INV-02")?.why).toBe("");
});
