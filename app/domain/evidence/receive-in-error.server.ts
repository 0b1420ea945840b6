import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { inQuarantine, whereServed } from "./object-keys.ts";
import { removeUnused } from "./remove-object.server.ts";
import { lockObject } from "./same-object.server.ts";
import { withdrawEvidence } from "./withdraw-evidence.server.ts";

/**
 * Takes back a document that should never have come, like a DBS certificate (rules 5): every version that is the same
 * file counts no more, replaced ones too, its provider is told, and jobs destroy the file, its pictures, and the copies
 * that wait to be matched. Can't be undone. Throws NotFound, Forbidden, NotAllowedNow for what was withdrawn already.
 */
export function receiveInError(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "evidence.decide", undefined, "evidence.review");
    const document = isUuid(id) ? await fileOf(work.trx, id) : undefined;
    if (!document) throw new NotFound("document");
    await refuseConflict(work.trx, actor, document.provider_id);
    // Whoever gives the same file at this moment is waited for.
    await lockObject(work.trx, document.object_key);
    const same = await work.trx
      .selectFrom("evidence")
      .select("id")
      .where("provider_id", "=", document.provider_id)
      .where("sha256", "=", document.sha256)
      .orderBy("id")
      .forUpdate()
      .execute();
    // A version that was replaced is the same certificate: it must not stand in the way of destroying it.
    const ids = same.map((one) => one.id);
    const withdrawn = await withdrawEvidence(work, ids, "received-in-error");
    if (withdrawn.length === 0) throw new NotAllowedNow("destroy what was withdrawn already");
    work.audit("evidence.received-in-error", { type: "evidence", id });
    await work.enqueue("destroy-document", { id });
  });
}

const fileOf = (trx: Trx, id: string) =>
  trx.selectFrom("evidence").select(["provider_id", "sha256", "object_key"]).where("id", "=", id).executeTakeFirst();

/**
 * Destroys the file of a document that was received in error, as often as it is stored, with the uploads that wait to be
 * matched; its pictures go by `remove-previews`. Safe to run twice; throws when the store is down, and then goes on
 * where it stopped.
 */
export async function destroyDocument(
  { db, store, log }: { db: Db; store: ObjectStore; log: Log },
  id: string,
): Promise<void> {
  const system = { kind: "system", task: "destroy-document" } as const;
  const objects = await transact(db, system, new Date(0), ({ trx }) => objectsInError(trx, id));
  let kept = 0;
  for (const key of objects) {
    const gone = await transact(db, system, new Date(0), async ({ trx }) => {
      // Back again when the store is down, so that the next try knows of it.
      await trx
        .deleteFrom("loose_document")
        .where("object_key", "in", [inQuarantine(key), whereServed(key)])
        .execute();
      return removeUnused(trx, store, key);
    });
    if (!gone) kept += 1;
  }
  const [task, gone] = ["destroy-document", objects.length - kept];
  if (kept > 0) log.error({ task, count: kept }, "a document that was received in error is still in use, and was kept");
  else if (gone > 0) log.info({ task, count: gone }, "a document that was received in error was destroyed");
}

/** The keys of every object that is the file of a document received in error, each once. */
async function objectsInError(trx: Trx, id: string): Promise<string[]> {
  const asked = await trx
    .selectFrom("evidence")
    .select(["provider_id", "sha256"])
    .where("id", "=", id)
    .where("state", "=", "withdrawn")
    .where("withdrawn_because", "=", "received-in-error")
    .executeTakeFirst();
  if (!asked) return [];
  const documents = trx.selectFrom("evidence").select("object_key as key");
  const given = await documents
    .where("provider_id", "=", asked.provider_id)
    .where("sha256", "=", asked.sha256)
    .where("state", "in", ["removed", "withdrawn"])
    .execute();
  const loose = await trx
    .selectFrom("loose_document")
    .select("object_key as key")
    .where("provider_id", "=", asked.provider_id)
    .where("sha256", "=", asked.sha256)
    .execute();
  return [...new Set([...given, ...loose].map(({ key }) => whereServed(key)))].sort();
}
