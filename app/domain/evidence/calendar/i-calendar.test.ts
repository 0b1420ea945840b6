import fc from "fast-check";
import { expect, test } from "vitest";
import { iCalendar } from "./i-calendar.ts";

const stamp = new Date("2026-09-16T10:05:09.123Z");
const day = (title: string) => ({ uid: "01990000-0000-7000-8000-000000000001", on: "2026-12-31", title, stamp });
const unfold = (text: string) => text.replaceAll("\r\n ", "");
const summaryOf = (text: string) => /^SUMMARY:(.*)$/m.exec(unfold(text).replaceAll("\r", ""))?.[1];

test("RFC 5545 a document ends on a whole day, over the end of a year, with a stamp in UTC", () => {
  expect(iCalendar("Renewals", [day("Public liability insurance ends")]).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Provider portal//Renewals//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Renewals",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "BEGIN:VEVENT",
    "UID:01990000-0000-7000-8000-000000000001",
    "DTSTAMP:20260916T100509Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Public liability insurance ends",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("RFC 5545 3.6 an empty calendar still holds a component", () => {
  const text = iCalendar("Renewals", []);
  expect(text).toContain("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\n");
  expect(text).not.toContain("VEVENT");
});

test("RFC 5545 3.3.11 commas, semicolons and backslashes are escaped, line breaks cannot add a line", () => {
  const text = iCalendar("A", [day("Cover, of all; \\ kinds\r\nATTENDEE:mailto:a@b.example")]);
  expect(summaryOf(text)).toBe("Cover\\, of all\\; \\\\ kinds ATTENDEE:mailto:a@b.example");
  expect(text).not.toMatch(/^ATTENDEE/m);
});

test("RFC 5545 3.1 no line is longer than 75 octets, every line ends in CRLF, and unfolding gives the words back", () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 200, size: "max" })
    .filter((title) => !title.includes("\ufffd"));
  fc.assert(
    fc.property(words, (title) => {
      const text = iCalendar("Renewals", [day(title)]);
      const lines = text.split("\r\n");
      expect(lines.at(-1)).toBe("");
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n\ufffd]/);
      }
      const plain = title.replace(/\p{Cc}+/gu, " ").trim();
      expect(unfold(text)).toContain(`SUMMARY:${plain.replace(/[\\;,]/g, "\\$&")}\r\n`);
    }),
  );
});
