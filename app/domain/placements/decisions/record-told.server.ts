import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { instantAt } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { onPlacement } from "../on-placement.server.ts";
import { decisionsAbout } from "./decisions.server.ts";

type Told = {
  placementId: string;
  submissionKey: string;
  whom: "school" | "family";
  /** London date and time. */
  toldOn: string;
  toldAt: string;
};

/**
 * Records that the school or the family was told of the latest decision about a placement (rules 4), by whom and when.
 * Throws NotFound, Forbidden, Refused; NotAllowedNow when nothing was decided.
 */
export const recordTold = (db: Db, actor: Actor, input: Told, now: Date): Promise<void> =>
  onPlacement(
    db,
    actor,
    input,
    { action: "placement-decision.tell", intent: "told" },
    now,
    async (work, placement, person) => {
      const all = await decisionsAbout(work.trx, actor, placement.id);
      const latest = all
        .filter(({ decidedAt }) => decidedAt)
        .sort((a, b) => Number(b.decidedAt) - Number(a.decidedAt))[0];
      if (!latest) throw new NotAllowedNow("record whom you told: nothing was decided");
      const toldAt = instantAt(input.toldOn, input.toldAt);
      if (toldAt > now) throw new Refused("toldOn", "The time you told them cannot be in the future");
      // A time is typed to the minute.
      if (toldAt.getTime() + 60_000 <= Number(latest.decidedAt))
        throw new Refused("toldOn", "The time you told them cannot be before it was decided");
      const told = { whom: input.whom, told_at: toldAt, told_by: person.personId, recorded_at: now };
      await work.trx
        .insertInto("placement_told")
        .values({ id: uuidv7(now.getTime()), decision_id: latest.id, ...told })
        .execute();
      work.audit("placement-decision.told", { type: "placement-decision", id: latest.id }, { whom: input.whom });
    },
  );
