import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { approvedLots } from "#app/domain/suspensions/suspensions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, onConcern } from "./on-concern.server.ts";

const MOST = 100;
const TWO_YEARS = 731 * 86_400_000;

/**
 * What of a provider a concern may be about: its lots, its placements and its staff, those that ended or left in the two
 * years before `now` too, and always what the concern is linked to already, first.
 */
export async function linkChoices(db: Trx, concern: { id: string; providerId: string }, now: Date) {
  const since = new Date(now.getTime() - TWO_YEARS);
  const linked = (column: "lot_id" | "placement_id" | "staff_member_id") =>
    db.selectFrom("concern_link").select(column).where("concern_id", "=", concern.id).where(column, "is not", null);
  const placements = await db
    .selectFrom("placement")
    .innerJoin("lot", "lot.id", "placement.lot_id")
    .select(["placement.id", "placement.ref", "lot.name as lot", "ended_at as endedAt"])
    .where("placement.provider_id", "=", concern.providerId)
    .where((or) =>
      or.or([
        or("placement.status", "<>", "ended"),
        or("ended_at", ">=", since),
        or("placement.id", "in", linked("placement_id")),
      ]),
    )
    .orderBy((by) => by("placement.id", "in", linked("placement_id")), "desc")
    .orderBy((by) => by("placement.status", "=", "ended"))
    .orderBy("placement.ref")
    .limit(MOST)
    .execute();
  const workers = await db
    .selectFrom("staff_member")
    .select(["id", "name", "role", "left_at as leftAt"])
    .where("provider_id", "=", concern.providerId)
    .where((or) =>
      or.or([
        or("left_at", "is", null),
        or("left_at", ">=", since),
        or("staff_member.id", "in", linked("staff_member_id")),
      ]),
    )
    .orderBy((by) => by("staff_member.id", "in", linked("staff_member_id")), "desc")
    .orderBy((by) => by("left_at", "is not", null))
    .orderBy("name")
    .orderBy("id")
    .limit(MOST)
    .execute();
  const approved = await approvedLots(db, concern.providerId);
  const named = db.selectFrom("lot").select(["id", "name"]).where("id", "in", linked("lot_id")).orderBy("number");
  const others = (await named.execute()).filter(({ id }) => !approved.some((lot) => lot.id === id));
  return { lots: [...approved, ...others], placements, workers };
}

type Links = Deed & { lots: readonly string[]; placements: readonly string[]; workers: readonly string[] };

/**
 * Says which of the provider's lots, placements and workers a concern is about; what was said before is replaced, the
 * record keeps it. Throws NotFound, Forbidden, NotAllowedNow before a provider is chosen, Refused for another's.
 */
export const linkConcern = (db: Db, actor: Actor, keys: ConcernKeys, input: Links, now: Date): Promise<void> =>
  onConcern(db, actor, input, { action: "concern.handle", intent: "link" }, now, async (work, concern) => {
    if (!concern.providerId) throw new NotAllowedNow("say more about it before its provider is chosen");
    const choices = await linkChoices(work.trx, { id: concern.id, providerId: concern.providerId }, now);
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
