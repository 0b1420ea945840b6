import { movesOf } from "#app/domain/applications/moves.server.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { workingDayCounter } from "#app/domain/calendar/working-day-count.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { clockInWords, readClock } from "./queue/council-clock.ts";
import { orderOn } from "./queue/orders.server.ts";

type Sent = { id: string; submittedAt: Date | null; decidedAt: Date | null };

/** The council's clock on one application in words, and whether it stands still; undefined for one that was never sent. */
export async function clockOf(db: Db | Trx, { id, submittedAt, decidedAt }: Sent, now: Date) {
  if (!submittedAt) return undefined;
  const moves = await movesOf(db, id);
  const { rules } = await orderOn(db, londonDate(now));
  const count = workingDayCounter(await loadCalendar(db));
  const clock = readClock(count, submittedAt, moves, decidedAt ?? now);
  return { text: clockInWords(clock, rules.targets), stopped: clock.stoppedSince !== undefined };
}
