import type { Actor } from "#app/access/actor.ts";
import { addWorkingDays } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { usualTimes } from "#app/domain/calendar/deadline.ts";
import { Refused } from "#app/domain/errors.ts";
import { instantAt, londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Level, levelWords } from "./concern.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, moveConcern, onConcern } from "./on-concern.server.ts";

const handle = { action: "concern.handle", intent: "triage" } as const;
const WITHIN_DAYS = 1;

type Triage = Deed & { providerId: string; level: Level; allegation: boolean; why: string };

/**
 * The first look at a concern: how serious it is and which provider it is about. An allegation against who works with
 * children is to be referred to the LADO within one working day of its report (Keeping children safe in education, part
 * four; Working together to safeguard children). Throws NotFound, Forbidden, NotAllowedNow, Refused("provider").
 */
export const triageConcern = (db: Db, actor: Actor, keys: ConcernKeys, input: Triage, now: Date): Promise<void> =>
  onConcern(db, actor, input, handle, now, async (work, concern) => {
    const provider = await work.trx
      .selectFrom("provider")
      .select(["id", "name"])
      .where("id", "=", input.providerId)
      .executeTakeFirst();
    if (!provider) throw new Refused("provider", "No provider has this name");
    await moveConcern(work, concern, "triage");
    await work.trx
      .updateTable("concern")
      .set({ level: input.level, provider_id: provider.id })
      .set({ lado_due_at: input.allegation ? await ladoDue(work.trx, concern.reportedAt) : null })
      .where("id", "=", concern.id)
      .execute();
    await addEntry(work, keys, concern, "triage", [
      { label: "Level", value: levelWords[input.level].text },
      { label: "Provider", value: provider.name },
      { label: "About someone who works with children", value: input.allegation ? "Yes" : "No" },
      { label: "What I see in it", value: input.why },
    ]);
  });

/** Passes on what is not about a provider here, and closes it. Throws NotFound, Forbidden, NotAllowedNow. */
export const passConcern = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { passedTo: string; why: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, { ...handle, intent: "pass" }, now, async (work, concern) => {
    await moveConcern(work, concern, "pass");
    await work.trx.updateTable("concern").set({ closed_at: now }).where("id", "=", concern.id).execute();
    await addEntry(work, keys, concern, "passed", [
      { label: "Passed to", value: input.passedTo },
      { label: "What I see in it", value: input.why },
    ]);
  });

async function ladoDue(trx: Trx, reportedAt: Date): Promise<Date> {
  // A list of bank holidays that has run out must not leave an allegation without its day.
  const calendar = { ...(await loadCalendar(trx)), firstYear: 0, lastYear: 9999 };
  return instantAt(addWorkingDays(calendar, londonDate(reportedAt), WITHIN_DAYS, "service"), usualTimes.due);
}
