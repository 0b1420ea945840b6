import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { inQuarantine, whereServed } from "./object-keys.ts";
import { removeIfUnused } from "./remove-object.server.ts";
import { withdrawEvidence } from "./withdraw-evidence.server.ts";

/**
 * Takes back a document that should never have come, like a DBS certificate (rules 5): every version that is the same
 * object counts no more, replaced ones too, its provider is told, and jobs destroy the object and its pictures. Can't
 * be undone. Throws NotFound, Forbidden, NotAllowedNow for what was withdrawn already.
 */
export function receiveInError(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "evidence.decide", undefined, "evidence.review");
    const document = isUuid(id)
      ? await work.trx.selectFrom("evidence").select("object_key").where("id", "=", id).executeTakeFirst()
      : undefined;
    if (!document) throw new NotFound("document");
    const keys = [inQuarantine(document.object_key), whereServed(document.object_key)];
    const same = await work.trx
      .selectFrom("evidence")
      .select("id")
      .where("object_key", "in", keys)
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

/**
 * Destroys the object of a document that was received in error; its pictures go by `remove-previews`. Safe to run
 * twice; throws when the store is down.
 */
export async function destroyDocument(
  { db, store, log }: { db: Db; store: ObjectStore; log: Log },
  id: string,
): Promise<void> {
  const system = { kind: "system", task: "destroy-document" } as const;
  const same = await transact(db, system, new Date(0), ({ trx }) =>
    trx
      .selectFrom("evidence as asked")
      .innerJoin("evidence as same", (join) => join.onRef("same.provider_id", "=", "asked.provider_id"))
      .select(["same.id", "same.object_key as key", "asked.object_key as askedKey"])
      .where("asked.id", "=", id)
      .where("asked.state", "=", "withdrawn")
      .where("asked.withdrawn_because", "=", "received-in-error")
      .where("same.state", "=", "withdrawn")
      .execute(),
  );
  const own = same.filter(({ key, askedKey }) => whereServed(key) === whereServed(askedKey));
  const [first] = own;
  if (!first) return;
  for (const key of [whereServed(first.key), inQuarantine(first.key)]) await removeIfUnused(db, store, key);
  log.info({ task: "destroy-document", count: own.length }, "a document that was received in error was destroyed");
}
