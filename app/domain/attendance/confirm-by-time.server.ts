import type { System } from "#app/access/actor.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { addDays, instantAt, londonDate } from "#app/domain/london-time.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { recordedByFor } from "./five-working-days.ts";
import { keepMarkEvents } from "./mark-events.server.ts";

const BATCH = 500;

/**
 * Confirms marks that stood unchallenged for five working days of the service calendar (rules 12). Safe to run twice
 * and side by side; one audit entry for each batch. Returns how many it confirmed. Throws PastHorizon.
 */
export async function confirmMarksByTime(db: Db, actor: System, now: Date): Promise<number> {
  const lastDay = recordedByFor(await loadCalendar(db), londonDate(now));
  const before = instantAt(addDays(lastDay, 1), "00:00");
  let total = 0;
  for (let done = BATCH; done === BATCH; total += done) done = await confirmBatch(db, actor, before, now);
  return total;
}

const confirmBatch = (db: Db, actor: System, before: Date, now: Date): Promise<number> =>
  transact(db, actor, now, async (work) => {
    const marks = await work.trx
      .updateTable("mark")
      .set((eb) => ({ confirmed_at: now, confirmed_how: "five-working-days", version: eb("version", "+", 1) }))
      .where("id", "in", (eb) =>
        eb
          .selectFrom("mark")
          .select("id")
          .where("recorded_at", "<", before)
          .where("confirmed_at", "is", null)
          .where("challenged_at", "is", null)
          .orderBy("recorded_at")
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      )
      .returning(["id", "code"])
      .execute();
    if (marks.length === 0) return 0;
    await keepMarkEvents(
      work,
      marks.map(({ id, code }) => ({ markId: id, event: "confirm", code })),
    );
    const ids = marks.map(({ id }) => id);
    work.audit("mark.confirm", { type: "job", id: actor.task }, { how: "five-working-days", marks: ids });
    return marks.length;
  });
