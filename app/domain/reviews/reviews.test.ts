import { describe, expect, it } from "vitest";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { debarmentFault } from "./council-checks.ts";
import { disagree, mayReadOthers } from "./recommendations.ts";
import { reasonsFor } from "./refusal.ts";

it("keeps the first reader's view from the second until both have advised", () => {
  expect(mayReadOthers("submitted", true, false)).toBe(false);
  expect(mayReadOthers("recommended", true, false)).toBe(false);
  expect(mayReadOthers("recommended", true, true)).toBe(true);
  expect(mayReadOthers("recommended", false, false)).toBe(true);
  expect(mayReadOthers("moderated", true, false)).toBe(true);
});

it("sees when two reviewers disagree", () => {
  expect(disagree([{ outcome: "admit" }, { outcome: "admit" }])).toBe(false);
  expect(disagree([{ outcome: "admit" }, { outcome: "refuse" }])).toBe(true);
});

describe("the debarment check", () => {
  const fault = (latest: Parameters<typeof debarmentFault>[1]) =>
    debarmentFault(tuitionQuestionSet, latest, "2026-09-14");

  it("must be there, have passed, and be no older than 30 days", () => {
    expect(fault(undefined)).toContain("Record the debarment check");
    expect(fault({ result: "fail", checkedOn: "2026-09-14" })).toContain("did not pass");
    expect(fault({ result: "pass", checkedOn: "2026-08-14" })).toContain("more than 30 days old");
    expect(fault({ result: "pass", checkedOn: "2026-08-15" })).toBeUndefined();
  });
});

describe("a refusal", () => {
  const failing = [{ about: "SAF-05", title: "Checks?", reason: "Each of these must be yes" }];

  it("gives a reason for each failed rule, and others freely", () => {
    expect(
      reasonsFor(failing, [
        { about: "SAF-05", text: " Not everyone is checked " },
        { about: "other", text: "" },
        { about: "made-up", text: "ignored" },
      ]),
    ).toEqual([{ about: "SAF-05", title: "Checks?", reason: "Not everyone is checked" }]);
  });

  it("says how each is put right: as composed, as the officer put it, or not at all", () => {
    const composed = [{ about: "A", title: "A?", reason: "No", remedy: "Do it" }];
    const remedyOf = (remedy?: string) => reasonsFor(composed, [{ about: "A", text: "No", remedy }])[0]?.remedy;
    expect([remedyOf(), remedyOf(" Do it well "), remedyOf(" ")]).toEqual(["Do it", "Do it well", undefined]);
    expect(reasonsFor([], [{ about: "other", text: "No", remedy: "Go on" }])).toMatchObject([{ remedy: "Go on" }]);
  });

  it("names the field where one is missing", () => {
    expect(() => reasonsFor(failing, [{ about: "other", text: "x" }])).toThrow(
      expect.objectContaining({ field: "reasons.0.text", message: "Give the reason for: Checks?" }),
    );
    expect(() => reasonsFor([], [])).toThrow(expect.objectContaining({ field: "reasons.0.text" }));
  });
});
