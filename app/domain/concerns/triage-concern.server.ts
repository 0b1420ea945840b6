import type { Actor } from "#app/access/actor.ts";
import { addWorkingDays } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { usualTimes } from "#app/domain/calendar/deadline.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { instantAt, londonDate } from "#app/domain/london-time.ts";
import { isInForce, isUndecided } from "#app/domain/suspensions/suspension-status.ts";
import { suspensionsFrom } from "#app/domain/suspensions/suspensions.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Level, levelWords } from "./concern.ts";
import { noClocks } from "./concern-clocks.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, type LockedConcern, moveConcern, onConcern } from "./on-concern.server.ts";
import { holdsOf } from "./open-concern.server.ts";

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
    const provider = await providerOf(work, input.providerId);
    await moveConcern(work, concern, "triage");
    await keepLook(work, keys, concern, input, { provider, since: concern.reportedAt });
  });

/**
 * Corrects the first look, in any open stage: another provider, another level, an allegation that came up later or was
 * none. The record keeps both looks. An allegation that comes up now is to be referred within one working day of now. With
 * another provider, what the concern was linked to goes, and its holds and suspensions are ended first: they are the other
 * one's. Throws NotFound, Forbidden, NotAllowedNow, Refused("provider").
 */
export const lookAgain = (db: Db, actor: Actor, keys: ConcernKeys, input: Triage, now: Date): Promise<void> =>
  onConcern(db, actor, input, { ...handle, intent: "look-again" }, now, async (work, concern) => {
    const provider = await providerOf(work, input.providerId);
    await moveConcern(work, concern, "look again");
    if (provider.id !== concern.providerId) await leaveProvider(work.trx, concern.id);
    await keepLook(work, keys, concern, input, { provider, since: now });
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
    await work.trx
      .updateTable("concern")
      .set({ closed_at: now, ...noClocks })
      .where("id", "=", concern.id)
      .execute();
    await addEntry(work, keys, concern, "passed", [
      { label: "Passed to", value: input.passedTo },
      { label: "What I see in it", value: input.why },
    ]);
  });

async function providerOf(work: Work, id: string) {
  const provider = await work.trx.selectFrom("provider").select(["id", "name"]).where("id", "=", id).executeTakeFirst();
  if (!provider) throw new Refused("provider", "No provider has this name");
  await refuseConflict(work.trx, work.actor, provider.id);
  return provider;
}

async function leaveProvider(trx: Trx, id: string): Promise<void> {
  if ((await holdsOf(trx, id)).length > 0)
    throw new Refused("provider", "Lift the hold that this concern opened first: it is on the other provider");
  if ((await suspensionsFrom(trx, id)).some(({ status }) => isInForce(status) || isUndecided(status)))
    throw new Refused("provider", "End the suspension or removal that came of this concern first");
  await trx.deleteFrom("concern_link").where("concern_id", "=", id).execute();
}

type Found = { provider: { id: string; name: string }; since: Date };

/** Writes down what was found, and since when an allegation is known: the time to refer it that runs already goes on. */
async function keepLook(work: Work, keys: ConcernKeys, concern: LockedConcern, input: Triage, found: Found) {
  const due = input.allegation ? (concern.ladoDueAt ?? (await ladoDue(work.trx, found.since))) : null;
  await work.trx
    .updateTable("concern")
    .set({ level: input.level, provider_id: found.provider.id, lado_due_at: due, ...noClocks })
    .$if(!concern.ladoDueAt, (query) => query.set({ lado_reminded_at: null }))
    .where("id", "=", concern.id)
    .execute();
  await addEntry(work, keys, concern, "triage", [
    { label: "Level", value: levelWords[input.level].text },
    { label: "Provider", value: found.provider.name },
    { label: "About someone who works with children", value: input.allegation ? "Yes" : "No" },
    { label: "What I see in it", value: input.why },
  ]);
}

async function ladoDue(trx: Trx, since: Date): Promise<Date> {
  // A list of bank holidays that has run out must not leave an allegation without its day.
  const calendar = { ...(await loadCalendar(trx)), firstYear: 0, lastYear: 9999 };
  return instantAt(addWorkingDays(calendar, londonDate(since), WITHIN_DAYS, "service"), usualTimes.due);
}
