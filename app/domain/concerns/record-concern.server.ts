import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import type { Db } from "#db/client.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, onConcern } from "./on-concern.server.ts";

const deed = (intent: string) => ({ action: "concern.handle", intent }) as const;

type Strategy = Deed & { heldOn: string; present: string; decided: string };

/** Records a strategy discussion: its London date, who took part, what was decided. Throws NotFound, Forbidden, Refused. */
export const recordStrategy = (db: Db, actor: Actor, keys: ConcernKeys, input: Strategy, now: Date): Promise<void> =>
  onConcern(db, actor, input, deed("strategy"), now, async (work, concern) => {
    if (input.heldOn > londonDate(now))
      throw new Refused("heldOn", "The date of the discussion must not be in the future");
    await addEntry(work, keys, concern, "strategy", [
      { label: "Held on", value: formatDate(input.heldOn) },
      { label: "Took part", value: input.present },
      { label: "Decided", value: input.decided },
    ]);
  });

type Referral = Deed & { referredOn: string; referredTo: string; reference: string };

/**
 * Records that an allegation was referred to the LADO, the local authority designated officer: London date, to whom,
 * and their reference. Throws NotFound, Forbidden, Refused.
 */
export const recordLado = (db: Db, actor: Actor, keys: ConcernKeys, input: Referral, now: Date): Promise<void> =>
  onConcern(db, actor, input, deed("lado"), now, async (work, concern) => {
    if (input.referredOn > londonDate(now))
      throw new Refused("referredOn", "The date of the referral must not be in the future");
    await work.trx
      .updateTable("concern")
      .set({ lado_referred_on: input.referredOn })
      .where("id", "=", concern.id)
      .execute();
    await addEntry(work, keys, concern, "lado", [
      { label: "Referred on", value: formatDate(input.referredOn) },
      { label: "To", value: input.referredTo },
      { label: "Their reference", value: input.reference },
    ]);
  });

/** Records what the LADO decided. Throws NotFound, Forbidden, NotAllowedNow before it was referred. */
export const recordLadoOutcome = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { outcome: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, deed("lado-outcome"), now, async (work, concern) => {
    if (!concern.ladoReferredOn) throw new NotAllowedNow("record what the LADO decided: nothing was referred");
    await addEntry(work, keys, concern, "lado-outcome", [{ label: "Outcome", value: input.outcome }]);
  });
