import { sql } from "kysely";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { beingRead } from "#app/domain/applications/application-status.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { addDays } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { READERS } from "../queue/queue-filters.server.ts";
import { roundNow } from "../queue/reading-now.server.ts";
import { type Away, daysAtWork, isAway, workingDaysAhead } from "./days-at-work.ts";

/** A reviewer with their workload: applications open with them, by round, and those due within five working days. */
export type ReaderWork = {
  id: string;
  name: string;
  first: number;
  second: number;
  /** Of both, those that wait for their provider. */
  waiting: number;
  dueSoon: number;
  daysAtWork: number;
  away: (Away & { id: string })[];
  awayNow: boolean;
};

const SOON = 5;

/** Everyone who reads applications, by name, with what is open with them on a London date, and when they are away. */
export async function readersAtWork(db: Db | Trx, today: string): Promise<ReaderWork[]> {
  const ahead = workingDaysAhead(await loadCalendar(db), today);
  const people = await holdersOf(db, READERS);
  const away = await timesAway(db, today);
  const loads = await loadsBy(db, ahead[SOON - 1] ?? addDays(today, SOON));
  return people
    .map(({ personId: id, name }) => {
      const mine = away.filter(({ personId }) => personId === id);
      const load = loads.find(({ personId }) => personId === id);
      return {
        ...{ id, name, away: mine.map(({ id, from, to }) => ({ id, from, to })), awayNow: isAway(mine, today) },
        ...{ first: load?.first ?? 0, second: load?.second ?? 0, waiting: load?.waiting ?? 0 },
        ...{ dueSoon: load?.dueSoon ?? 0, daysAtWork: daysAtWork(ahead, mine) },
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB") || (a.id < b.id ? -1 : 1));
}

/** The days away that are not over, the soonest first. */
export const timesAway = (db: Db | Trx, today: string) =>
  db
    .selectFrom("time_away")
    .select(["id", "person_id as personId", "from_on as from", "to_on as to"])
    .where("removed_at", "is", null)
    .where("to_on", ">=", today)
    .orderBy("from_on")
    .orderBy("id")
    .limit(1000)
    .execute();

const loadsBy = (db: Db | Trx, soon: string) =>
  db
    .selectFrom("application_assignment as reading")
    .innerJoin("application", (join) =>
      join.onRef("application.id", "=", "reading.application_id").on((eb) => eb("reading.round", "=", roundNow)),
    )
    .leftJoin("queue_place", "queue_place.application_id", "application.id")
    .select(["reading.person_id as personId"])
    .select([
      sql<number>`count(*) filter (where reading.round = 1)::int`.as("first"),
      sql<number>`count(*) filter (where reading.round = 2)::int`.as("second"),
      sql<number>`count(*) filter (where application.status = 'information-requested')::int`.as("waiting"),
      sql<number>`count(*) filter (where queue_place.due_on <= ${soon})::int`.as("dueSoon"),
    ])
    .where("reading.ended_at", "is", null)
    .where("application.status", "in", beingRead)
    .groupBy("reading.person_id")
    .execute();
