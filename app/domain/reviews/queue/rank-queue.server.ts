import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { underReview } from "#app/domain/applications/application-status.ts";
import type { Submission } from "#app/domain/applications/submission.ts";
import { addWorkingDays, type Calendar, isKnown } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { type CountWorkingDays, workingDayCounter } from "#app/domain/calendar/working-day-count.ts";
import { daysBetween, londonDate } from "#app/domain/london-time.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type CouncilClock, clockInWords, readClock } from "./council-clock.ts";
import { type OpenApplication, openApplications } from "./open-applications.server.ts";
import type { OrderRules } from "./order.ts";
import { orderOn } from "./orders.server.ts";
import { rank } from "./rank.ts";
import { type SentFacts, sentFacts } from "./sent-facts.ts";
import { type CountChildren, waitingChildren } from "./waiting-children.server.ts";

/** What the queue shows of a place: the clock and the reasons in words, the heaviest first. */
export type PlaceShown = { clock: string; because: string[] };

type Means = {
  calendar: Calendar;
  count: CountWorkingDays;
  rules: OrderRules;
  children: CountChildren;
  now: Date;
};

/**
 * Puts every open application in its place by the order in force today, and forgets the places and readers of those
 * that are over. Runs each minute and after each move of an application; run twice it changes nothing. `atOnce` are
 * read at a time.
 */
export async function rankQueue(db: Db, actor: System, now: Date, atOnce?: number): Promise<void> {
  await transact(db, actor, now, async ({ trx }) => {
    const calendar = await loadCalendar(trx);
    const { rules } = await orderOn(trx, londonDate(now));
    const children = await waitingChildren(trx);
    const means = { calendar, count: workingDayCounter(calendar), rules, children, now };
    for await (const some of openApplications(trx, atOnce)) {
      const places = [];
      for (const one of some) places.push(placeOf(one, await factsOf(trx, one), means));
      await keepPlaces(trx, places, now);
    }
    await forgetOver(trx, now);
  });
}

/** The facts of what was sent last: those kept, unless it was sent again since. */
async function factsOf(trx: Trx, { id, facts, factsOf: kept, lastSentAt }: OpenApplication): Promise<SentFacts> {
  if (facts && kept?.getTime() === lastSentAt.getTime()) return facts;
  const row = await trx.selectFrom("application").select("submission").where("id", "=", id).executeTakeFirstOrThrow();
  const nothing = { offer: undefined, outcode: undefined, safeguarding: 0, otherRules: 0, endsFirst: undefined };
  return row.submission ? sentFacts(row.submission as unknown as Submission, londonDate(lastSentAt)) : nothing;
}

function placeOf(one: OpenApplication, facts: SentFacts, { calendar, count, rules, children, now }: Means) {
  const today = londonDate(now);
  const clock = readClock(count, one.sentAt, one.moves, now);
  const { tenths, reasons } = rank(
    {
      ...{ used: clock.used, responded: clock.responded, children: children(one.lotId, facts), area: facts.outcode },
      respondBy: dueOn(calendar, clock, rules.targets.firstResponse, today) ?? undefined,
      safeguarding: one.failedSafeguarding ? "a reviewer" : facts.safeguarding > 0 ? "a rule" : undefined,
      ...{ otherRules: facts.otherRules, endsFirst: facts.endsFirst },
      endsIn: facts.endsFirst === undefined ? undefined : daysBetween(today, facts.endsFirst),
    },
    rules,
  );
  const shown: PlaceShown = { clock: clockInWords(clock, rules.targets), because: reasons.map(({ words }) => words) };
  return {
    application_id: one.id,
    points: tenths,
    due_on: dueOn(calendar, clock, rules.targets.decision, today),
    reasons: JSON.stringify(shown),
    facts: JSON.stringify(facts),
    sent_at: one.lastSentAt,
    first_sent_at: one.sentAt,
    waits: one.status === "information-requested",
  };
}

/** The London date on which so many working days of the council are used; null while its clock stands still, or beyond the calendar. */
function dueOn(calendar: Calendar, { used, stoppedSince }: CouncilClock, target: number, today: string): string | null {
  if (used === undefined || stoppedSince || !isKnown(calendar, today)) return null;
  if (used >= target) return today;
  try {
    return addWorkingDays(calendar, today, target - used, "service");
  } catch {
    return null;
  }
}

type Place = ReturnType<typeof placeOf>;

async function keepPlaces(trx: Trx, places: readonly Place[], now: Date): Promise<void> {
  for (let from = 0; from < places.length; from += 500) {
    await trx
      .insertInto("queue_place")
      .values(places.slice(from, from + 500).map((place) => ({ ...place, ranked_at: now })))
      .onConflict((same) =>
        same
          .column("application_id")
          .doUpdateSet((eb) => ({
            points: eb.ref("excluded.points"),
            due_on: eb.ref("excluded.due_on"),
            reasons: eb.ref("excluded.reasons"),
            facts: eb.ref("excluded.facts"),
            sent_at: eb.ref("excluded.sent_at"),
            first_sent_at: eb.ref("excluded.first_sent_at"),
            waits: eb.ref("excluded.waits"),
            ranked_at: eb.ref("excluded.ranked_at"),
          }))
          .where(
            sql<boolean>`(queue_place.points, queue_place.due_on, queue_place.reasons, queue_place.facts,
              queue_place.sent_at, queue_place.first_sent_at, queue_place.waits)
              is distinct from (excluded.points, excluded.due_on, excluded.reasons, excluded.facts,
              excluded.sent_at, excluded.first_sent_at, excluded.waits)`,
          ),
      )
      .execute();
  }
}

async function forgetOver(trx: Trx, now: Date): Promise<void> {
  await trx
    .deleteFrom("queue_place")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("application")
            .select("id")
            .whereRef("application.id", "=", "queue_place.application_id")
            .where("status", "in", underReview),
        ),
      ),
    )
    .execute();
  await trx
    .updateTable("application_assignment")
    .set({ ended_at: now })
    .where("ended_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("application")
          .select("id")
          .whereRef("application.id", "=", "application_assignment.application_id")
          .where("status", "not in", underReview),
      ),
    )
    .execute();
}
