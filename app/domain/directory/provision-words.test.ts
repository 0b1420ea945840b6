import { describe, expect, it } from "vitest";
import { checksInWords, lastAndNextCheck, schoolInWords } from "./provision-words.ts";

const approvedAt = new Date("2026-03-02T10:00:00Z");
const toldAt = approvedAt;
const today = "2026-11-27";

it("says whether it is a school, who says so and since when", () => {
  const no = schoolInWords({ registeredSchool: false, urn: null, approvedAt, toldAt });
  expect(no).toMatch(/^No\..*told us.*2 March 2026/);
  const yes = schoolInWords({ registeredSchool: true, urn: "123456", approvedAt, toldAt });
  expect(yes).toMatch(/^Yes.*2 March 2026.*123456/);
});

const nothing = {
  ...{ approvedAt, safeguardingAt: null, staffRecordAt: null, insuredAt: null, insuredUntil: null },
  ...{ visitedOn: null, listCheckedOn: null, complaintsAt: null, renewing: [] },
};
const everything = {
  ...{ approvedAt, safeguardingAt: approvedAt, staffRecordAt: approvedAt, insuredAt: approvedAt },
  ...{ insuredUntil: "2027-01-31", visitedOn: "2026-09-04", listCheckedOn: "2026-11-26", complaintsAt: approvedAt },
  renewing: [] as string[],
};
const said = (checked: Parameters<typeof checksInWords>[0]) =>
  checksInWords(checked, today)
    .map(({ what, words }) => `${what}: ${words}`)
    .join(" ");

describe("N20: what was checked, for a parent", () => {
  it("N20: each check has its date in plain words; what was not checked is left out, but a missing visit is said", () => {
    expect(checksInWords(nothing, today).map(({ what }) => what)).toEqual(["Visit", "What they told us"]);
    expect(said(nothing)).toContain("We have no visit on record.");
    const all = said(everything);
    expect(checksInWords(everything, today)).toHaveLength(7);
    expect(all).toMatch(/We visited them on 4 September 2026.*safe, and accepted it on 2 March 2026/);
    expect(all).toMatch(/runs until 31 January 2027.*On 26 November 2026 we looked for them/);
  });

  it("N20: praises nobody, and uses no word of procurement", () => {
    expect(said(everything)).not.toMatch(/good|recommend|trust|quality|complian|lot|tender|procure|debar/i);
  });

  it("N20: says when something is being renewed, and when it is over", () => {
    expect(said({ ...everything, renewing: ["INS-02"] })).toMatch(/Insurance:.*They have sent us a newer one/);
    expect(said({ ...everything, renewing: ["SAF-01"] })).toMatch(/plan to keep.*They have sent us a newer one/);
    expect(said({ ...everything, insuredUntil: "2026-12-20" })).toContain("We have asked them for the next one.");
    expect(said({ ...everything, insuredUntil: "2026-11-26", renewing: ["INS-01"] })).toMatch(/ran until 26 November/);
    expect(said(everything)).not.toMatch(/newer|asked them for/);
  });

  it.each([
    [{ lastCheckedOn: "2026-09-04", dueOn: "2027-09-04" }, "4 September 2026. Next check due by 4 September 2027."],
    [{ lastCheckedOn: "2026-09-04", dueOn: today }, "4 September 2026. Next check due today."],
    [
      { lastCheckedOn: "2026-05-04", dueOn: "2026-11-04" },
      "4 May 2026. The next check was due on 4 November 2026, and has not been made yet.",
    ],
    [{ dueOn: "2026-03-02" }, "2 March 2026. A visit is due, and has not been made yet."],
    [{ dueOn: "2026-12-04" }, "2 March 2026. Next check due by 4 December 2026."],
    [{}, "2 March 2026. We check each of their papers again before it ends."],
  ])("N20: %j is one line", (dates, line) => {
    expect(lastAndNextCheck("2026-03-02", dates, today)).toBe(`Checked by the council: ${line}`);
  });

  it("N20: reads easily: short sentences of short words", () => {
    const sentences = said(everything)
      .split(/[.:]\s/)
      .filter((sentence) => sentence.trim() !== "");
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
    const words = said(everything).match(/\p{L}+/gu) ?? [];
    expect(words.join("").length / words.length).toBeLessThan(5);
  });
});
