import { writeAs } from "#app/domain/speak-as.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { inQuarantine, whereServed } from "./object-keys.ts";
import { lockObject } from "./same-object.server.ts";

const system = { kind: "system", task: "remove-object" } as const;

/**
 * Removes an object from the store, wherever of its two places it lies, unless a document that still stands is this
 * object too: an earlier version stands, one that was removed or withdrawn doesn't. Returns whether it is gone. Safe to
 * run twice; throws when the store is down. Not inside a transaction that writes these documents: it waits for that to
 * end.
 */
export function removeIfUnused(db: Db, store: ObjectStore, objectKey: string): Promise<boolean> {
  return writeAs(db, system, (trx) => removeUnused(trx, store, objectKey));
}

/** The same, in a transaction of the caller's. */
export async function removeUnused(trx: Trx, store: ObjectStore, objectKey: string): Promise<boolean> {
  await lockObject(trx, objectKey);
  if (await isUsed(trx, objectKey)) return false;
  for (const key of [whereServed(objectKey), inQuarantine(objectKey)]) await store.remove(key);
  return true;
}

async function isUsed(trx: Trx, key: string): Promise<boolean> {
  const row = await trx
    .selectFrom("evidence")
    .select("id")
    .where("object_key", "in", [inQuarantine(key), whereServed(key)])
    .where("state", "not in", ["removed", "withdrawn"])
    .limit(1)
    .executeTakeFirst();
  if (row) return true;
  const loose = trx.selectFrom("loose_document").select("id").where("object_key", "=", inQuarantine(key)).limit(1);
  return (await loose.executeTakeFirst()) !== undefined;
}
