import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { inQuarantine } from "../object-keys.ts";
import { lockObject } from "../same-object.server.ts";
import { waitingScans } from "../scanning/waiting.ts";
import { MOST_REMOVED } from "./compare.ts";

/**
 * Removes from the store what a check found that no document names, a hundred objects at most; each is looked up once
 * more. Returns how many. Throws NotFound, and Refused unless it was confirmed. It can't be undone; run twice, it goes on.
 */
export function removeOrphans(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  { checkId, confirmed }: { checkId: string; confirmed: boolean },
  now: Date,
): Promise<number> {
  return transact(db, actor, now, async ({ trx, ...work }) => {
    authorise(actor, "evidence-store.remove", undefined, "evidence-store.read");
    if (!isUuid(checkId)) throw new NotFound("check");
    if (!confirmed) throw new Refused("confirm", "Tick the box to remove these files from the store");
    const orphans = await trx
      .selectFrom("store_finding")
      .select(["id", "object_key as key"])
      .where("check_id", "=", checkId)
      .where("kind", "=", "orphaned")
      .where("removed_at", "is", null)
      .orderBy("object_key")
      .limit(MOST_REMOVED)
      .forUpdate()
      .execute();
    const ids: string[] = [];
    for (const { id, key } of orphans) {
      // A scan that ends at this moment is waited for, or waits.
      await lockObject(trx, key);
      if (await isNamed(trx, key)) continue;
      await store.remove(key);
      ids.push(id);
    }
    if (ids.length === 0) return 0;
    await trx
      .updateTable("store_finding")
      .set({ removed_at: now, removed_by: personId(actor) })
      .where("id", "in", ids)
      .execute();
    work.audit("evidence-store.remove", { type: "store-check", id: checkId }, { count: ids.length });
    return ids.length;
  });
}

/** Whether somebody's document lies under the key, or may at any moment: a scan copies it there before its row says so. */
async function isNamed(trx: Trx, key: string): Promise<boolean> {
  const document = await trx
    .selectFrom("evidence")
    .select("id")
    .where(({ eb, or, and }) =>
      or([eb("object_key", "=", key), and([eb("object_key", "=", inQuarantine(key)), eb("scan", "in", waitingScans)])]),
    )
    .limit(1)
    .executeTakeFirst();
  if (document) return true;
  const loose = trx.selectFrom("loose_document").select("id").where("object_key", "=", key).limit(1);
  return (await loose.executeTakeFirst()) !== undefined;
}
