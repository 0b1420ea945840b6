import type { System } from "#app/access/actor.ts";
import type { Context } from "#app/context.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { withdrawEvidence } from "../withdraw-evidence.server.ts";
import { isDoubtful, looksWrong, sideBySide } from "./compare.ts";
import { type Found, keepFindings, lostDocuments } from "./findings.server.ts";
import { namedObjects } from "./named-objects.server.ts";
import { readSuspect } from "./read-suspect.server.ts";

const places = ["evidence/", "quarantine/"];
const BATCH = 200;

/**
 * Compares every document with the store, a page of each at a time, and keeps what it found. What is missing or of another
 * length is withdrawn, so that provider and quality team hear of it; unless so much is gone that it must be the wrong
 * store. What no document names is listed, for a person to remove. A `suspect`, that could not be opened, is also read to
 * its end. Returns the check's id. Throws when the store can't be reached or breaks off: the queue tries again, as a new
 * check.
 */
export async function reconcileEvidence(
  { db, store }: Pick<Context, "db" | "store">,
  actor: System,
  now: Date,
  { askedBy = null, suspect }: { askedBy?: string | null; suspect?: string | undefined } = {},
): Promise<string> {
  const id = uuidv7(now.getTime());
  await db.insertInto("store_check").values({ id, started_at: now, asked_by: askedBy }).execute();
  const seen = { documents: 0, objects: 0 };
  let found: Found[] = [];
  const keep = async () => {
    await transact(db, actor, now, ({ trx }) => keepFindings(trx, id, found));
    found = [];
  };
  for (const place of places)
    for await (const { key, left, right } of sideBySide(namedObjects(db, actor, place), store.objects(place))) {
      if (left?.stands) seen.documents += 1;
      if (right) seen.objects += 1;
      if (!looksWrong(left, right, now)) continue;
      // The two were listed a moment apart, and it may only have moved: now the store is asked about this one.
      const length = await store.lengthOf(key);
      const kind = looksWrong(left, length === undefined ? undefined : { modified: now, ...right, length }, now);
      if (kind) found.push({ kind, key, expected: left?.size ?? null, found: length ?? null });
      if (found.length === BATCH) await keep();
    }
  const read = suspect ? await readSuspect({ db, store }, actor, suspect) : { found: [], doubtful: false };
  found.push(...read.found);
  await keep();
  await transact(db, actor, now, async (work) => {
    const { missing, cut, orphaned } = await work.trx
      .updateTable("store_check")
      .set(seen)
      .where("id", "=", id)
      .returning(["missing", "cut", "orphaned"])
      .executeTakeFirstOrThrow();
    const doubtful = read.doubtful || isDoubtful(missing + cut, seen.documents);
    for (let after = ""; !doubtful; ) {
      const { ids, last } = await lostDocuments(work.trx, id, after, BATCH);
      if (last === undefined) break;
      await withdrawEvidence(work, ids, "missing");
      after = last;
    }
    await work.trx.updateTable("store_check").set({ ended_at: now, doubtful }).where("id", "=", id).execute();
    work.audit("evidence-store.check", { type: "store-check", id }, { ...seen, missing, cut, orphaned, doubtful });
  });
  return id;
}
