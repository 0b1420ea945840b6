import { addWorkingDays, type Calendar, PastHorizon } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { workingDayCounter } from "#app/domain/calendar/working-day-count.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { readClock } from "#app/domain/reviews/queue/council-clock.ts";
import { timeToDecision } from "#app/domain/reviews/time-to-decision.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { Application } from "./applications.server.ts";
import { movesOf } from "./moves.server.ts";
import { progressOf, type Step, usualDays } from "./progress.ts";
import type { Thread } from "./threads/threads.server.ts";

/** The steps of an application since it was sent, as of now; none of a draft, or of one withdrawn before it was sent. */
export async function stepsOf(
  db: Db | Trx,
  application: Application,
  threads: readonly Thread[],
  now: Date,
): Promise<Step[]> {
  const { id, status, submittedAt: sentAt, lotId } = application;
  if (status === "draft" || !sentAt) return [];
  const moves = await movesOf(db, id);
  const calendar = await loadCalendar(db);
  const time = await timeToDecision(db, lotId, now);
  const since = moves.filter(({ at, to }) => at >= sentAt && to !== "draft");
  const { used, stoppedSince } = readClock(workingDayCounter(calendar), sentAt, since, now);
  const open = threads.filter(({ state }) => state === "waiting");
  const dueOn = open.map((thread) => thread.dueOn).sort()[0];
  return progressOf({
    ...{ status, sentAt, used, stoppedSince, time },
    cameInto: Object.fromEntries(moves.map(({ at, to }) => [to, at])),
    asked: {
      open: open.length,
      answered: threads.filter(({ repliedAt }) => repliedAt !== null).length,
      ...(dueOn ? { dueOn } : {}),
    },
    expectOn: used === undefined ? undefined : dayAfter(calendar, londonDate(now), usualDays(time) - used),
  });
}

/** The working day so many from today on; undefined for one that is over, and past the years whose bank holidays are known. */
function dayAfter(calendar: Calendar, today: string, days: number): string | undefined {
  if (days < 0) return undefined;
  if (days === 0) return today;
  try {
    return addWorkingDays(calendar, today, days, "service");
  } catch (error) {
    if (error instanceof PastHorizon) return undefined;
    throw error;
  }
}
