import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, instantAt, londonDate } from "#app/domain/london-time.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { noticeDays } from "./framework-facts.ts";
import { lotStates } from "./lot-status.ts";
import { lockLot } from "./lots.server.ts";
import { CLOSES_AT } from "./rounds/announce-round.server.ts";
import { closeLots, planClosing } from "./rounds/open-lots.server.ts";

/** `version` is the one that was read; `reason` stands in the history. `lastDay`: a London date; none closes at once. */
export type Closing = {
  lotId: string;
  reason: string;
  lastDay?: string | undefined;
  version: number;
  submissionKey: string;
};

/**
 * Closes a lot to new applications: now, or at 5pm on a day that leaves the notice published for it. Applications that
 * were sent are still decided; owners of those that were not are told. Throws NotAllowedNow when it is closed already,
 * Conflict when it has changed, Refused for a day that is too early.
 */
export const closeLot = (db: Db, actor: Actor, closing: Closing, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(actor, "lot.open-close", undefined, "lot.read");
    await once(work, "lot.close", closing, () => close(work, closing));
  });

async function close(work: Work, { lotId, reason, lastDay, version }: Closing): Promise<void> {
  const { now } = work;
  const lot = await lockLot(work.trx, lotId, now);
  next(lotStates, lot.status, "close");
  if (lot.version !== version) throw new Conflict("Someone else has changed this lot. Read it again, then decide.");
  const notice = noticeDays(lot.details);
  const earliest = addDays(londonDate(now), notice);
  if (notice > 0 && (!lastDay || lastDay < earliest))
    throw new Refused(
      "lastDay",
      `This lot closes with ${notice} days’ notice: on ${formatDate(earliest)} at the earliest`,
    );
  if (!lastDay) return closeLots(work, [lotId], reason);
  const closesAt = instantAt(lastDay, CLOSES_AT);
  if (closesAt <= now)
    throw new Refused("lastDay", "The last day must end in the future. Leave it empty to close at once");
  await planClosing(work, lotId, closesAt, reason);
}
