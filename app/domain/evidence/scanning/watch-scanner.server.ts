import type { System } from "#app/access/actor.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { waitedTooLong, waitingScans } from "./waiting.ts";

/** How many documents wait for the scanner, and since when. */
export async function waitingNow(trx: Trx): Promise<{ count: number; since: Date | null }> {
  const row = await trx
    .selectFrom("evidence")
    .select(({ fn }) => [fn.countAll<number>().as("count"), fn.min("uploaded_at").as("since")])
    .where("scan", "in", waitingScans)
    .where("state", "not in", ["removed", "withdrawn"])
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), since: row.since };
}

/** The alert that stands now, if any: since when documents have waited. */
export const openAlert = (db: Db | Trx) =>
  db.selectFrom("scanner_alert").select(["id", "since"]).where("ended_at", "is", null).executeTakeFirst();

/**
 * Raises one alert once a document has waited too long for the scanner, and takes it back once none has: the
 * administrators are told each time, and their home shows it in between. Safe to run twice and side by side.
 */
export async function watchScanner(db: Db, actor: System, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const [alert, { count, since }] = [await openAlert(work.trx), await waitingNow(work.trx)];
    const late = since !== null && since <= waitedTooLong(now);
    if (late && !alert) await raise(work, count, since);
    if (!late && alert) await takeBack(work, alert);
  });
}

async function raise(work: Work, count: number, since: Date): Promise<void> {
  const id = uuidv7(work.now.getTime());
  const made = await work.trx
    .insertInto("scanner_alert")
    .values({ id, since, raised_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return; // Another worker was first.
  work.audit("scanner.alert", { type: "scanner-alert", id }, { count });
  for (const { name, ...to } of await holdersOf(work.trx, ["admin"]))
    await notify(work, to, "scanner-down", { name, count, since: formatDateTime(since) });
}

async function takeBack(work: Work, { id, since }: { id: string; since: Date }): Promise<void> {
  const ended = await work.trx
    .updateTable("scanner_alert")
    .set({ ended_at: work.now })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (!ended.numUpdatedRows) return;
  work.audit("scanner.alert-over", { type: "scanner-alert", id });
  for (const { name, ...to } of await holdersOf(work.trx, ["admin"]))
    await notify(work, to, "scanner-back", { name, since: formatDateTime(since) });
}
