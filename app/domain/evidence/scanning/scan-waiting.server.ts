import type { System } from "#app/access/actor.ts";
import type { Context } from "#app/context.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import { waitingScans } from "./waiting.ts";

const AT_ONCE = 500;

/** A document's own job comes at once; one that still waits after this has lost it, in milliseconds. */
const OWN_JOB = 2 * 60_000;

/**
 * Has what waits for the scanner scanned, the oldest first: each object whose next try is due. Does nothing while the
 * scanner is away, so that nothing is tried in vain; what waits keeps waiting, for as long as it takes. Returns how many
 * objects it asked for. Safe to run twice.
 */
export async function scanWaiting(
  { db, scanner, config }: Pick<Context, "db" | "scanner" | "config">,
  actor: System,
  now: Date,
): Promise<number> {
  if (scanner ? !(await scanner.healthy()) : !config.allowUnscannedUploads) return 0;
  return transact(db, actor, now, async (work) => {
    const due = await waiting(work)
      .where(({ or, eb }) =>
        or([
          eb("scan_next_at", "<=", now),
          eb.and([eb("scan_next_at", "is", null), eb("uploaded_at", "<=", new Date(now.getTime() - OWN_JOB))]),
        ]),
      )
      .execute();
    return askFor(work, due);
  });
}

/** Documents that wait for the scanner, the oldest first. */
export const waiting = ({ trx }: Pick<Work, "trx">) =>
  trx
    .selectFrom("evidence")
    .select(["id", "object_key as key"])
    .where("scan", "in", waitingScans)
    .where("state", "not in", ["removed", "withdrawn"])
    .orderBy("uploaded_at")
    .orderBy("id")
    .limit(AT_ONCE);

/** Enqueues one scan for each object among these documents; one that is queued already is not queued twice. */
export async function askFor(work: Work, documents: readonly { id: string; key: string }[]): Promise<number> {
  const objects = new Map(documents.map(({ id, key }) => [key, id]));
  for (const [key, id] of objects) await work.enqueue("scan-evidence", { id }, { jobKey: `scan ${key}` });
  return objects.size;
}
