import type { Updateable } from "kysely";
import type { System } from "#app/access/actor.ts";
import type { Context } from "#app/context.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { inQuarantine } from "../object-keys.ts";
import { lockObject } from "../same-object.server.ts";
import { withdrawEvidence } from "../withdraw-evidence.server.ts";
import { askScanner, auditOf, columnsOf, TOO_LARGE, type Verdict } from "./ask-scanner.server.ts";
import { passedScans } from "./waiting.ts";

type Means = Pick<Context, "db" | "store" | "scanner" | "log">;

const BATCH = 100;
const HOUR = 60 * 60_000;

/**
 * Checks again, each week, what was found clean, and what came in while there was no scanner: one batch of objects,
 * those longest due first, each once however many documents it is. A virus found now withdraws every document that it
 * is, and its object goes back to quarantine, and the pictures of its pages go. Without a verdict what was clean stays
 * so, and is asked about again in an hour. Returns how many it checked. Safe to run twice.
 */
export async function rescanEvidence({ db, store, scanner, log }: Means, actor: System, now: Date): Promise<number> {
  if (!scanner || !(await scanner.healthy())) return 0;
  const keys = await readAs(db, actor, (trx) => due(trx, now));
  let checked = 0;
  for (const key of keys) {
    try {
      const verdict = await askScanner({ store, scanner }, key);
      // A limit that was set lower since says nothing about the file.
      if (verdict.found === TOO_LARGE) throw new Error("The scanner's limit lies below a file that it passed");
      if (verdict.scan === "refused") await takeOut({ db, store }, actor, key, verdict, now);
      else await transact(db, actor, now, (work) => put(work, key, columnsOf(verdict, now)));
      checked += 1;
    } catch (error) {
      log.warn({ task: actor.task, error }, "a document could not be checked again");
      await transact(db, actor, now, (work) => put(work, key, { scan_next_at: new Date(now.getTime() + HOUR) }));
    }
  }
  return checked;
}

async function due(trx: Trx, now: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom("evidence")
    .select("object_key as key")
    .where("scan", "in", passedScans)
    .where("state", "not in", ["removed", "withdrawn"])
    .where(({ or, eb }) => or([eb("scan_next_at", "is", null), eb("scan_next_at", "<=", now)]))
    .orderBy("scan_next_at", (by) => by.asc().nullsFirst())
    .orderBy("object_key")
    .limit(BATCH)
    .execute();
  return [...new Set(rows.map(({ key }) => key))];
}

/** Writes to every document that is this object and is handed out. */
const put = ({ trx }: Work, key: string, columns: Updateable<DB["evidence"]>) =>
  trx
    .updateTable("evidence")
    .set(columns)
    .where("object_key", "=", key)
    .where("scan", "in", passedScans)
    .returning("id")
    .execute();

/** The object first goes where nothing is served from; only then do its documents say so. */
async function takeOut(
  { db, store }: Pick<Means, "db" | "store">,
  actor: System,
  key: string,
  verdict: Verdict,
  now: Date,
): Promise<void> {
  await store.copy(key, inQuarantine(key));
  await transact(db, actor, now, async (work) => {
    await lockObject(work.trx, key);
    const rows = await put(work, key, { ...columnsOf(verdict, now), object_key: inQuarantine(key) });
    const ids = rows.map(({ id }) => id);
    for (const id of ids) work.audit("evidence.scan", { type: "evidence", id }, auditOf(verdict));
    await withdrawEvidence(work, ids, "virus");
  });
  await store.remove(key);
}
