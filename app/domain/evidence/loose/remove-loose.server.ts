import type { Actor, System } from "#app/access/actor.ts";
import { transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { removeIfUnused } from "../remove-object.server.ts";
import { getLoose } from "./loose-documents.server.ts";

type Means = { db: Db; store: ObjectStore };

/** How long a document waits to be matched, in days. */
export const LOOSE_DAYS = 30;
const AT_ONCE = 500;

/** Takes a document away from those that wait; where it was matched it stays. Throws NotFound. */
export async function removeLoose({ db, store }: Means, actor: Actor, id: string, now: Date): Promise<void> {
  const key = await transact(db, actor, now, async (work) => {
    const { objectKey } = await getLoose(work.trx, actor, id);
    await work.trx.deleteFrom("loose_document").where("id", "=", id).execute();
    work.audit("evidence.remove-loose", { type: "loose-document", id });
    return objectKey;
  });
  // What the store keeps for now is found by the monthly check.
  await removeIfUnused(db, store, key).catch(() => undefined);
}

/** Takes away what was uploaded more than 30 days ago, on record, and tells nobody. Returns how many. Safe to run twice. */
export async function forgetLoose({ db, store }: Means, actor: System, now: Date): Promise<number> {
  const before = new Date(now.getTime() - LOOSE_DAYS * 86_400_000);
  const gone = await transact(db, actor, now, async (work) => {
    const old = work.trx.selectFrom("loose_document").select("id").where("uploaded_at", "<", before).limit(AT_ONCE);
    const rows = await work.trx
      .deleteFrom("loose_document")
      .where("id", "in", old)
      .returning(["id", "object_key as key"])
      .execute();
    for (const { id } of rows) work.audit("evidence.forget-loose", { type: "loose-document", id });
    return rows;
  });
  for (const { key } of gone) await removeIfUnused(db, store, key);
  return gone.length;
}
