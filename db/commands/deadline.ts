import { readFileSync } from "node:fs";
import { toCalendar } from "#app/domain/calendar/bank-holidays.ts";
import type { Calendar } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { type Deadline, deadline } from "#app/domain/calendar/deadline.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { parseLondonTime } from "#app/domain/london-time.ts";
import { createDb } from "#db/client.server.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";

// npm run -s deadline -- "2026-12-24 17:01": when a referral sent at that London time is due, as JSON.
const typed = process.argv.slice(2).join(" ");
const sent = parseLondonTime(typed);
const url = databaseUrl();

if (sent === undefined) leave(2, `"${typed}" is not a London date and time. Write it like this: "2026-12-24 17:01"`);
else {
  try {
    const calendar = url ? await storedCalendar(url) : toCalendar(shippedCalendar);
    const answer = deadline(calendar, sent);
    const rule = url
      ? answer.rule
      : `${answer.rule} No database was asked: this is the calendar shipped with the portal.`;
    process.stdout.write(`${JSON.stringify({ ...answer, rule } satisfies Deadline)}\n`);
  } catch (error) {
    if (isDomainError(error)) leave(2, error.message);
    else leave(1, `The calendar could not be read from the database. ${error instanceof Error ? error.message : ""}`);
  }
}

async function storedCalendar(url: string): Promise<Calendar> {
  const db = createDb(url, { max: 1 });
  try {
    return await loadCalendar(db);
  } finally {
    await db.destroy();
  }
}

/** Only this one setting is needed here, so the command also runs where no other is made. */
function databaseUrl(): string | undefined {
  const file = process.env.DATABASE_URL_FILE;
  return process.env.DATABASE_URL || (file ? readFileSync(file, "utf8").trim() : undefined);
}

function leave(code: number, message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = code;
}
