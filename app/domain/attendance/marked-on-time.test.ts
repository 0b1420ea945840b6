import { describe, expect, it } from "vitest";
import type { Calendar } from "#app/domain/calendar/calendar.ts";
import { halvesDue, markedOnTime } from "./marked-on-time.ts";

const calendar: Calendar = {
  version: "test",
  firstYear: 2026,
  lastYear: 2027,
  divisions: { "england-and-wales": ["2026-12-25"], scotland: [], "northern-ireland": [] },
  closureDays: ["2026-12-21"],
};
const pattern = [
  { day: "mon", half: "am" },
  { day: "fri", half: "pm" },
] as const;
const due = (first: string, last: string, today: string) =>
  halvesDue([...pattern], { first, last }, calendar, today).map(({ date, half }) => `${date} ${half}`);

describe("row 69: halves that should have been marked", () => {
  it("are those of the pattern within the period whose next working day is over", () => {
    expect(due("2026-11-03", "2026-11-13", "2026-12-01")).toEqual(["2026-11-06 pm", "2026-11-09 am", "2026-11-13 pm"]);
    expect(due("2026-11-03", "2026-11-13", "2026-11-10")).toEqual(["2026-11-06 pm"]);
    expect(due("2026-11-03", "2026-11-13", "2026-11-11")).toEqual(["2026-11-06 pm", "2026-11-09 am"]);
  });

  it("are none on a bank holiday or a closure, and none when the period is empty", () => {
    expect(due("2026-12-14", "2026-12-31", "2027-02-01")).toEqual(["2026-12-14 am", "2026-12-18 pm", "2026-12-28 am"]);
    expect(due("2026-12-14", "2026-12-13", "2027-02-01")).toEqual([]);
  });

  it("count as late when nobody marked them", () => {
    const halves = halvesDue([...pattern], { first: "2026-11-02", last: "2026-11-30" }, calendar, "2026-12-31");
    expect(halves).toHaveLength(9);
    const on = (date: string, recorded: string) => ({ date, half: "am" as const, on: recorded });
    expect(markedOnTime(halves, [on("2026-11-02", "2026-11-03")], calendar)).toEqual({ met: 1, ofAll: 9 });
    expect(markedOnTime(halves, [on("2026-11-02", "2026-11-04")], calendar)).toEqual({ met: 0, ofAll: 9 });
    expect(markedOnTime(halves, [on("2026-11-03", "2026-11-03")], calendar)).toEqual({ met: 1, ofAll: 10 });
  });
});
