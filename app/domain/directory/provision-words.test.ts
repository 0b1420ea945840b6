import { expect, it } from "vitest";
import { checksInWords, schoolInWords } from "./provision-words.ts";

const approvedAt = new Date("2026-03-02T10:00:00Z");
const toldAt = approvedAt;

it("says whether it is a school, who says so and since when", () => {
  const no = schoolInWords({ registeredSchool: false, urn: null, approvedAt, toldAt });
  expect(no).toMatch(/^No\..*told us.*2 March 2026/);
  const yes = schoolInWords({ registeredSchool: true, urn: "123456", approvedAt, toldAt });
  expect(yes).toMatch(/^Yes.*2 March 2026.*123456/);
});

it("says what was checked and when, leaves out what was not, and praises nobody", () => {
  const none = { approvedAt, safeguardingAt: null, insuredUntil: null, visitedOn: null };
  expect(checksInWords(none)).toEqual([expect.stringContaining("2 March 2026"), "We have no visit on record."]);
  const all = checksInWords({
    approvedAt,
    safeguardingAt: approvedAt,
    insuredUntil: "2027-01-31",
    visitedOn: "2026-09-01",
  });
  expect(all.join(" ")).toMatch(/safe on 2 March 2026.*31 January 2027.*1 September 2026/);
  expect(all.join(" ")).not.toMatch(/good|recommend|trust|quality|compliant/i);
});
