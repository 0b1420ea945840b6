import type { Actor } from "#app/access/actor.ts";
import { Refused } from "#app/domain/errors.ts";
import { suspensionsFrom } from "#app/domain/suspensions/suspensions.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Level, levelWords } from "./concern.ts";
import { firstLookClocks, noClocks } from "./concern-clocks.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Escalation, stageWords } from "./concern-status.ts";
import { type Deed, moveConcern, onConcern } from "./on-concern.server.ts";
import { holdsOf } from "./open-concern.server.ts";

const deed = (intent: string) => ({ action: "concern.handle", intent }) as const;

type Step = Deed & { move: Escalation; level: Level; why: string };

/**
 * Moves a concern to another stage of escalation, with its level and why. Suspension and removal follow what was
 * proposed, with its reasons, and never stand alone. Throws NotFound, Forbidden, NotAllowedNow, Refused.
 */
export const escalateConcern = (db: Db, actor: Actor, keys: ConcernKeys, input: Step, now: Date): Promise<void> =>
  onConcern(db, actor, input, deed("escalate"), now, async (work, concern) => {
    if (input.move === "suspend" || input.move === "remove") await requireProposed(work.trx, concern.id, input.move);
    const stage = await moveConcern(work, concern, input.move);
    await work.trx.updateTable("concern").set({ level: input.level }).where("id", "=", concern.id).execute();
    await addEntry(work, keys, concern, "stage", [
      { label: "Stage", value: stageWords[stage].text },
      { label: "Level", value: levelWords[input.level].text },
      { label: "Why", value: input.why },
    ]);
  });

async function requireProposed(trx: Trx, concernId: string, kind: "suspend" | "remove"): Promise<void> {
  const proposed = (await suspensionsFrom(trx, concernId)).some(
    (one) => one.kind === kind && one.status !== "not-imposed",
  );
  const what = kind === "suspend" ? "a suspension" : "a removal";
  if (!proposed)
    throw new Refused(
      "move",
      `Propose ${what} first, with its reasons, from the page of this concern: nothing is so far`,
    );
}

/**
 * Closes a concern with what came of it and what the reporter was told. Its own holds are lifted first: nobody would
 * find them any more. Throws NotFound, Forbidden, NotAllowedNow, Refused.
 */
export const closeConcern = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { outcome: string; told: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, deed("close"), now, async (work, concern) => {
    if ((await holdsOf(work.trx, concern.id)).length > 0)
      throw new Refused("outcome", "Lift the hold that this concern opened first");
    if (concern.ladoDueAt && !concern.ladoReferredOn)
      throw new Refused("outcome", "Record the referral to the LADO first");
    await moveConcern(work, concern, "close");
    await work.trx.updateTable("concern").set({ closed_at: now }).where("id", "=", concern.id).execute();
    await addEntry(work, keys, concern, "closed", [
      { label: "What came of it", value: input.outcome },
      { label: "What the reporter was told", value: input.told },
    ]);
  });

/**
 * Opens a closed concern again, with the reason: as new when it was passed on and so has had no first look. Throws
 * NotFound, Forbidden, NotAllowedNow.
 */
export const reopenConcern = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { why: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, deed("reopen"), now, async (work, concern) => {
    const stage = await moveConcern(work, concern, concern.level ? "reopen" : "put back");
    const clocks = stage === "raised" ? await firstLookClocks(work.trx, now) : noClocks;
    await work.trx
      .updateTable("concern")
      .set({ closed_at: null, ...clocks })
      .where("id", "=", concern.id)
      .execute();
    await addEntry(work, keys, concern, "reopened", [{ label: "Why", value: input.why }]);
  });
