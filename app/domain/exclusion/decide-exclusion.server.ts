import type { Actor } from "#app/access/actor.ts";
import { Forbidden, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type ExclusionMove, exclusionStates } from "./exclusion-status.ts";
import { type Exclusion, lockExclusion, powerToExclude } from "./exclusions.server.ts";
import { mayDecide } from "./representations.ts";

type Deed = { exclusionId: string; reason: string; submissionKey: string };

/**
 * Excludes a provider from every lot, or drops it: by another person than the one who began it, within a recorded
 * delegation, and only after the provider has answered or the time to answer is over. Excluded, it is held that minute.
 * Throws Refused before
 * that, Forbidden, NotAllowedNow when it is decided, NotFound.
 */
export function decideExclusion(
  db: Db,
  actor: Actor,
  input: Deed & { outcome: "exclude" | "drop" },
  now: Date,
): Promise<void> {
  return onExclusion(db, actor, input, input.outcome, now, async (work, exclusion, power) => {
    if (exclusion.openedById === requireOfficer(actor).personId)
      throw new Forbidden("decide an exclusion that you began: another officer does");
    if (!mayDecide(exclusion, londonDate(now)))
      throw new Refused(
        "outcome",
        `The provider may answer until ${formatDate(exclusion.answerBy)}: decide when it has, or when that day is over`,
      );
    const hold_id = input.outcome === "exclude" ? await hold(work, exclusion) : null;
    const decided = { decided_at: now, decided_by: requireOfficer(actor).personId, delegation_id: power };
    return { ...decided, reason: input.reason, hold_id };
  });
}

/** Ends an exclusion, with the reason, within a delegation: lifts its own hold and no other. Throws as `decideExclusion`. */
export function liftExclusion(db: Db, actor: Actor, input: Deed, now: Date): Promise<void> {
  return onExclusion(db, actor, input, "lift", now, async (work, { holdId }) => {
    const by = requireOfficer(actor).personId;
    if (holdId) await endHolds(work, [holdId], `Exclusion lifted: ${input.reason}`);
    return { lift_reason: input.reason, lifted_at: now, lifted_by: by };
  });
}

function onExclusion(
  db: Db,
  actor: Actor,
  deed: Deed,
  move: Exclude<ExclusionMove, "answer">,
  now: Date,
  run: (work: Work, exclusion: Exclusion, power: string) => Promise<object>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const exclusion = await lockExclusion(work, deed.exclusionId, "exclusion.decide", "exclusion.read");
    await once(work, `exclusion.${move}`, deed, async () => {
      const status = next(exclusionStates, exclusion.status, move);
      const power = await powerToExclude(work.trx, requireOfficer(actor).personId, londonDate(now));
      if (!power) throw new Forbidden("decide an exclusion without a recorded delegation that is valid today");
      const set = await run(work, exclusion, power.id);
      await work.trx
        .updateTable("exclusion")
        .set({ ...set, status })
        .where("id", "=", exclusion.id)
        .execute();
      const about = { type: "exclusion", id: exclusion.id };
      work.audit(`exclusion.${move}`, about, { provider: exclusion.providerId });
      await notifyOwners(work, exclusion.providerId, "exclusion-decided", { id: exclusion.id, move }, about);
    });
  });
}

/** Held on every lot; each running placement needs a decision of its own (rules 4). */
async function hold(work: Work, { providerId, ground }: Exclusion): Promise<string> {
  const { trx, now, actor } = work;
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("hold")
    .values({
      ...{ id, provider_id: providerId, lot_id: null, kind: "exclusion", reason: ground.label },
      ...{ opened_at: now, opened_by: requireOfficer(actor).personId },
    })
    .execute();
  await openDecisions(work, [{ holdId: id, providerId, lotId: null, because: `Excluded: ${ground.label}` }]);
  return id;
}
