import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { type ProgressFacts, progressOf } from "./progress.ts";

const sentAt = new Date("2026-11-03T10:00:00Z");
const facts = (more: Partial<ProgressFacts> = {}): ProgressFacts => ({
  ...{ status: "submitted", sentAt, cameInto: {}, asked: { open: 0, answered: 0 } },
  ...{ used: 9, stoppedSince: undefined, expectOn: "2026-11-23" },
  time: { medianWorkingDays: 14, decided: 23, targetWorkingDays: 20 },
  ...more,
});
const says = (title: string, more: Partial<ProgressFacts> = {}) =>
  progressOf(facts(more)).find((step) => step.title === title)?.says;

test("row 29: the steps from sending to the list, and where it stands", () => {
  const states = (more: Partial<ProgressFacts>) => progressOf(facts(more)).map(({ state }) => state);
  expect(progressOf(facts()).map(({ title }) => title)).toEqual([
    ...["Sent", "Checks", "Questions", "Second look", "Decision", "On the list"],
  ]);
  expect(states({})).toEqual(["done", "now", "to-come", "to-come", "to-come", "to-come"]);
  expect(states({ status: "recommended" })).toEqual(["done", "done", "done", "now", "to-come", "to-come"]);
  expect(states({ status: "moderated" })).toEqual(["done", "done", "done", "done", "now", "to-come"]);
  expect(states({ status: "admitted" })).toEqual(Array(6).fill("done"));
  expect(states({ status: "information-requested" })[2]).toBe("now");
  expect(progressOf(facts({ status: "withdrawn" })).map(({ title }) => title)).toEqual(["Sent", "Withdrawn"]);
});

test("row 29: one that was refused has no step to come, and says what can be done", () => {
  const refused = progressOf(facts({ status: "refused", cameInto: { refused: new Date("2026-11-20T10:00:00Z") } }));
  expect(refused.map(({ state }) => state)).toEqual(Array(5).fill("done"));
  expect(refused.at(-1)?.says).toBe(
    "Refused, on 20 November 2026. Every answer is kept, and you can apply again while the lot is open",
  );
});

test("row 29: the expectation is the median of real decisions, and the day that it makes", () => {
  expect(says("Decision")).toBe(
    "Usually 14 working days (the middle of 23 decisions in the last year). We have used 9 working days: expect it about 23 November 2026.",
  );
  expect(says("Decision", { time: { decided: 2, targetWorkingDays: 20 } })).toContain("We aim for 20 working days.");
});

test("row 29: while we wait for the provider it says for what, until when, and that the clock stands still", () => {
  const stopped: Partial<ProgressFacts> = {
    status: "information-requested",
    asked: { open: 2, answered: 0, dueOn: "2026-12-03" },
    stoppedSince: new Date("2026-11-12T10:00:00Z"),
  };
  expect(says("Questions", stopped)).toBe(
    "We wait for your answer to 2 questions, due 3 December 2026. The days since 12 November 2026 are not counted as ours.",
  );
  expect(says("Decision", stopped)).not.toContain("expect it");
});

test("row 29: it never promises a day that is not ahead: past its time it says so, and whom to ask", () => {
  expect(says("Decision", { used: 16, expectOn: undefined })).toContain("This one takes longer");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), (used, ahead) => {
      const expectOn = used <= 14 ? addDays(londonDate(sentAt), ahead) : undefined;
      const said = says("Decision", { used, expectOn }) ?? "";
      expect(said.includes("about")).toBe(expectOn !== undefined);
      if (expectOn) expect(said).toContain(formatDate(expectOn));
      else expect(said).toContain("Ask your contact");
    }),
  );
});
