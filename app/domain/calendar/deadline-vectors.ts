/** A request sent at a London time counts from the London date `deemed`; the answer is due at the UTC instant `due`. */
export type DeadlineVector = { sent: string; deemed: string; due: string; shown: string; why: string };

/** The sixteen cases that fix the rule, for the tests of the rule, of the page and of the command. */
export const deadlineVectors: readonly DeadlineVector[] = [
  vector(
    "2026-09-14 10:00:00",
    "2026-09-14",
    "2026-09-15T16:00:00Z",
    "Tuesday 15 September 2026",
    "an ordinary Monday",
  ),
  vector("2026-09-14 17:00:00", "2026-09-14", "2026-09-15T16:00:00Z", "Tuesday 15 September 2026", "at the cut-off"),
  vector("2026-09-14 17:00:01", "2026-09-15", "2026-09-16T16:00:00Z", "Wednesday 16 September 2026", "a second late"),
  vector("2026-09-18 09:00:00", "2026-09-18", "2026-09-21T16:00:00Z", "Monday 21 September 2026", "over a weekend"),
  vector("2026-09-18 17:30:00", "2026-09-21", "2026-09-22T16:00:00Z", "Tuesday 22 September 2026", "Friday evening"),
  vector("2026-09-19 12:00:00", "2026-09-21", "2026-09-22T16:00:00Z", "Tuesday 22 September 2026", "a Saturday"),
  vector("2026-04-02 10:00:00", "2026-04-02", "2026-04-07T16:00:00Z", "Tuesday 7 April 2026", "Maundy Thursday"),
  vector("2026-04-02 17:30:00", "2026-04-07", "2026-04-08T16:00:00Z", "Wednesday 8 April 2026", "Easter evening"),
  vector("2026-12-24 10:00:00", "2026-12-24", "2026-12-29T17:00:00Z", "Tuesday 29 December 2026", "Christmas Eve"),
  vector(
    "2026-12-24 17:01:00",
    "2026-12-29",
    "2026-12-30T17:00:00Z",
    "Wednesday 30 December 2026",
    "Christmas evening",
  ),
  vector("2027-12-24 10:00:00", "2027-12-24", "2027-12-29T17:00:00Z", "Wednesday 29 December 2027", "substitute days"),
  vector("2026-06-12 10:00:00", "2026-06-12", "2026-06-15T16:00:00Z", "Monday 15 June 2026", "a holiday in Scotland"),
  vector("2026-03-27 10:00:00", "2026-03-27", "2026-03-30T16:00:00Z", "Monday 30 March 2026", "clocks go forward"),
  vector("2026-10-23 10:00:00", "2026-10-23", "2026-10-26T17:00:00Z", "Monday 26 October 2026", "clocks go back"),
  vector("2026-12-31 16:00:00", "2026-12-31", "2027-01-04T17:00:00Z", "Monday 4 January 2027", "over the new year"),
  vector(
    "2026-08-28 10:00:00",
    "2026-08-28",
    "2026-09-01T16:00:00Z",
    "Tuesday 1 September 2026",
    "summer bank holiday",
  ),
];

function vector(sent: string, deemed: string, due: string, day: string, why: string): DeadlineVector {
  return { sent, deemed, due, shown: `Respond by 5pm on ${day}`, why };
}
