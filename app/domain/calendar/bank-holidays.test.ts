import { describe, expect, test } from "vitest";
import { Refused } from "#app/domain/errors.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { parseBankHolidays, toCalendar } from "./bank-holidays.ts";
import { divisions } from "./calendar.ts";

/** The shape in which GOV.UK publishes, of what we ship. */
function published() {
  const eventsOf = (division: string) =>
    shippedCalendar.holidays
      .filter((day) => day.division === division)
      .map(({ title, date }) => ({ title, date, notes: "", bunting: true }));
  return {
    "england-and-wales": { division: "england-and-wales", events: eventsOf("england-and-wales") },
    scotland: { division: "scotland", events: eventsOf("scotland") },
    "northern-ireland": { division: "northern-ireland", events: eventsOf("northern-ireland") },
  };
}

test("what GOV.UK publishes is read whole", () => {
  const known = parseBankHolidays(published(), "v2");
  expect(known).toMatchObject({ version: "v2", firstYear: 2025, lastYear: 2028 });
  expect(toCalendar(known).divisions).toEqual(toCalendar(shippedCalendar).divisions);
});

test("what we ship is complete by the same measure", () => {
  expect(toCalendar(shippedCalendar).divisions["england-and-wales"]).toContain("2026-12-28");
  expect(divisions.map((name) => toCalendar(shippedCalendar).divisions[name].length)).toEqual([32, 37, 40]);
});

describe("nonsense is refused in plain words", () => {
  const without = (division: "scotland" | "northern-ireland", dropped: (date: string) => boolean) => {
    const file = published();
    file[division].events = file[division].events.filter((event) => !dropped(event.date));
    return file;
  };
  const { scotland: _, ...twoDivisions } = published();
  const wrongDate = published();
  wrongDate.scotland.events.push({ title: "Odd day", date: "2026-02-30", notes: "", bunting: false });
  const twice = published();
  twice.scotland.events.push(...twice.scotland.events.slice(0, 1));
  const swapped = { ...published(), scotland: published()["northern-ireland"] };
  const longer = published();
  longer["england-and-wales"].events.push({ title: "New Year's Day", date: "2029-01-01", notes: "", bunting: true });

  test.each([
    ["nothing", null, "the whole:"],
    ["a list", [], "the whole:"],
    ["an empty object", {}, "england-and-wales:"],
    ["a division missing", twoDivisions, "scotland:"],
    ["one division in another's place", swapped, "scotland.division:"],
    ["a date that is none", wrongDate, "is not a date written YYYY-MM-DD"],
    ["a day twice", twice, "scotland has 2025-01-01 twice"],
    ["a division empty", without("scotland", () => true), "scotland.events:"],
    [
      "a year cut short",
      without("northern-ireland", (date) => date > "2028-06"),
      "northern-ireland in 2028: 6 listed, and a full year has at least 10",
    ],
    ["a last year begun only", longer, "england-and-wales in 2029: 1 listed"],
  ])("%s", (_name, json, message) => {
    expect(() => parseBankHolidays(json, "v2")).toThrow(Refused);
    expect(() => parseBankHolidays(json, "v2")).toThrow(message);
  });
});
