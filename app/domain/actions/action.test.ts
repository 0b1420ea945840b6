import { expect, test } from "vitest";
import { escalateBefore } from "./action.ts";

const calendar = {
  ...{ divisions: { "england-and-wales": [], scotland: [], "northern-ireland": [] }, version: "1", closureDays: [] },
  ...{ firstYear: 2025, lastYear: 2028 },
};

test("row 69: an action is late also when the known bank holidays have run out", () => {
  expect(escalateBefore(calendar, "2028-06-15")).toBe("2028-06-01");
  expect(escalateBefore(calendar, "2029-06-15")).toBe("2029-06-01");
});
