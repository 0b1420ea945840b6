import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
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
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("evidence")
              .select("evidence.id")
              .whereRef("evidence.object_key", "=", "store_finding.object_key"),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("loose_document")
              .select("loose_document.id")
              .whereRef("loose_document.object_key", "=", "store_finding.object_key"),
          ),
        ),
      )
      .orderBy("object_key")
      .limit(MOST_REMOVED)
      .forUpdate()
      .execute();
    if (orphans.length === 0) return 0;
    for (const { key } of orphans) await store.remove(key);
    const ids = orphans.map(({ id }) => id);
    await trx
      .updateTable("store_finding")
      .set({ removed_at: now, removed_by: personId(actor) })
      .where("id", "in", ids)
      .execute();
    work.audit("evidence-store.remove", { type: "store-check", id: checkId }, { count: ids.length });
    return ids.length;
  });
}
