import { addDays, type CivilDate } from "#app/domain/civil-date.ts";

/** One whole day of a calendar: `on` is a London date, `stamp` when it was last changed (UTC). */
export type CalendarDay = { uid: string; on: CivilDate; title: string; stamp: Date };

const MOST_OCTETS = 75;

/**
 * A calendar of whole days as RFC 5545 writes one: CRLF, lines folded at 75 octets, no alarm, nobody invited. Our own,
 * because whole days need none of what a library's 800 kB are for: time zones, repetitions, people.
 */
export function iCalendar(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Provider portal//Renewals//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${asText(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ...(days.length > 0 ? days.flatMap(event) : nothing),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

const event = ({ uid, on, title, stamp }: CalendarDay): string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `DTSTAMP:${stamp.toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "")}`,
  `DTSTART;VALUE=DATE:${compact(on)}`,
  `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
  `SUMMARY:${asText(title)}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

// A calendar must hold at least one component (section 3.6), also when there is nothing to say.
const nothing = [
  ...["BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"],
  ...["TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"],
];

const compact = (date: CivilDate): string => date.replaceAll("-", "");

/** TEXT of section 3.3.11; control characters, which it cannot hold, become spaces. */
const asText = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .replace(/[\\;,]/g, "\\$&");

/** Section 3.1: no line longer than 75 octets; what follows begins with a space, and no character is torn apart. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
