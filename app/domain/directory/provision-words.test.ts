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
  ...{ lastVisit: null, nextCheckOn: null, listCheckedOn: null, complaintsAt: null, renewing: [] },
};
const everything = {
  ...{ approvedAt, safeguardingAt: approvedAt, staffRecordAt: approvedAt, insuredAt: approvedAt },
  ...{
    insuredUntil: "2027-01-31",
    lastVisit: { on: "2026-09-04", passed: true },
    nextCheckOn: "2027-09-04",
    listCheckedOn: "2026-11-26",
    complaintsAt: approvedAt,
  },
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

  const visit = (on: string, passed = true) => ({ on, passed });

  it.each([
    ["2026-09-04", "2027-09-04", "4 September 2026. Next check due by 4 September 2027."],
    ["2026-09-04", today, "4 September 2026. Next check due today."],
    ["2026-05-04", "2026-11-04", "4 May 2026. The next check was due on 4 November 2026, and has not been made yet."],
    [undefined, "2026-03-02", "2 March 2026. A visit is due, and has not been made yet."],
    [undefined, "2026-12-04", "2 March 2026. Next check due by 4 December 2026."],
    [undefined, null, "2 March 2026. We check each of their papers again before it ends."],
  ])("N20: visited on %s and due on %s is one line", (on, nextCheckOn, line) => {
    const dates = { lastVisit: on ? visit(on) : null, nextCheckOn };
    expect(lastAndNextCheck("2026-03-02", dates, today)).toBe(`Checked by the council: ${line}`);
  });

  it("N20: a visit that was not passed is said plainly, and is never called a check", () => {
    const failed = { lastVisit: visit("2026-11-10", false), nextCheckOn: "2027-05-10" };
    expect(lastAndNextCheck("2026-03-02", failed, today)).toBe(
      "Visited by the council: 10 November 2026, not passed. Next check due by 10 May 2027.",
    );
    expect(said({ ...everything, ...failed })).toContain("We visited them on 10 November 2026. They did not pass.");
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
