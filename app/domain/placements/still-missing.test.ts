import { expect, test } from "vitest";
import { stillMissing } from "./still-missing.ts";

test("N1: what is missing is said with its question where it has one, and with who can put it right", () => {
  const insurance = { gate: "INS-01", title: "Employers’ liability insurance", owner: "provider" } as const;
  const order = { gate: "order", title: "Approved order", why: "No order is approved yet", owner: "approver" } as const;
  expect(stillMissing([{ ...insurance, why: "It ended on 31 August 2026" }, order])).toBe(
    "still missing: Employers’ liability insurance (INS-01): It ended on 31 August 2026. Who: The provider; Approved order: No order is approved yet. Who: A manager, approver or finance officer, not the broker who awarded",
  );
});
