import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { approvedLots } from "#app/domain/suspensions/suspensions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, onConcern } from "./on-concern.server.ts";

const MOST = 100;

/** What of a provider a concern may be about: its lots, the placements that have not ended, its staff. */
export async function linkChoices(db: Trx, providerId: string) {
  const placements = await db
    .selectFrom("placement")
    .innerJoin("lot", "lot.id", "placement.lot_id")
    .select(["placement.id", "placement.ref", "lot.name as lot"])
    .where("placement.provider_id", "=", providerId)
    .where("placement.status", "<>", "ended")
    .orderBy("placement.ref")
    .limit(MOST)
    .execute();
  const workers = await db
    .selectFrom("staff_member")
    .select(["id", "name", "role"])
    .where("provider_id", "=", providerId)
    .where("left_at", "is", null)
    .orderBy("name")
    .orderBy("id")
    .limit(MOST)
    .execute();
  return { lots: await approvedLots(db, providerId), placements, workers };
}

type Links = Deed & { lots: readonly string[]; placements: readonly string[]; workers: readonly string[] };

/**
 * Says which of the provider's lots, placements and workers a concern is about; what was said before is replaced, the
 * record keeps it. Throws NotFound, Forbidden, NotAllowedNow before a provider is chosen, Refused for another's.
 */
export const linkConcern = (db: Db, actor: Actor, keys: ConcernKeys, input: Links, now: Date): Promise<void> =>
  onConcern(db, actor, input, { action: "concern.handle", intent: "link" }, now, async (work, concern) => {
    if (!concern.providerId) throw new NotAllowedNow("say more about it before its provider is chosen");
    const choices = await linkChoices(work.trx, concern.providerId);
    const chosen = {
      lots: pick(choices.lots, input.lots, "lots"),
      placements: pick(choices.placements, input.placements, "placements"),
      workers: pick(choices.workers, input.workers, "workers"),
    };
    await work.trx.deleteFrom("concern_link").where("concern_id", "=", concern.id).execute();
    const rows = [
      ...chosen.lots.map(({ id }) => ({ lot_id: id })),
      ...chosen.placements.map(({ id }) => ({ placement_id: id })),
      ...chosen.workers.map(({ id }) => ({ staff_member_id: id })),
    ].map((link) => ({ id: uuidv7(now.getTime()), concern_id: concern.id, ...link }));
    if (rows.length > 0) await work.trx.insertInto("concern_link").values(rows).execute();
    await addEntry(work, keys, concern, "triage", [
      { label: "Lots", value: chosen.lots.map(({ name }) => name).join(", ") || "None named" },
      { label: "Placements", value: chosen.placements.map(({ ref }) => ref).join(", ") || "None named" },
      { label: "Workers", value: chosen.workers.map(({ name }) => name).join(", ") || "None named" },
    ]);
  });

function pick<One extends { id: string }>(from: readonly One[], wanted: readonly string[], field: string): One[] {
  if (wanted.some((id) => !from.some((one) => one.id === id)))
    throw new Refused(field, "Select one of this provider’s: the list has changed");
  return from.filter(({ id }) => wanted.includes(id));
}
