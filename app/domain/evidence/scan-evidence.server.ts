import { sql } from "kysely";
import type { Context } from "#app/context.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import { giverAndContacts } from "./giver-and-contacts.server.ts";
import { inQuarantine, whereServed } from "./object-keys.ts";
import { lockObject } from "./same-object.server.ts";
import { askScanner, auditOf, columnsOf, type Verdict } from "./scanning/ask-scanner.server.ts";
import { nextTry, waitingScans } from "./scanning/waiting.ts";
import { supersedeBefore } from "./supersede-before.server.ts";

type Means = Pick<Context, "db" | "store" | "scanner" | "now" | "config" | "log">;
const system = { kind: "system", task: "scan-evidence" } as const;

/**
 * Has the object behind a document scanned, and settles every document that is this object. What is clean moves from
 * quarantine to where it is served from and supersedes the versions before; what is refused stays where it is, is never
 * handed out, and leaves the version before in force. Without a verdict it waits, and `scanWaiting` asks again.
 * Safe to run twice. Throws where there is no scanner and nothing may go unscanned.
 */
export async function scanEvidence(means: Means, id: string): Promise<void> {
  const { db, store, scanner, now, config, log } = means;
  const row = await readAs(db, system, (trx) =>
    trx
      .selectFrom("evidence")
      .select(["scan", "object_key as key", "provider_id as providerId", "question_id as questionId", "field"])
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (!row) return;
  if (waitingScans.some((waits) => waits === row.scan)) {
    if (!scanner && !config.allowUnscannedUploads)
      throw new Error("No scanner is set up, and unscanned uploads are not allowed");
    try {
      const verdict = await askScanner({ store, scanner }, row.key);
      if (verdict.scan !== "refused") await store.copy(row.key, whereServed(row.key));
      await transact(db, system, now(), (work) => settle(work, row.key, verdict));
      if (verdict.scan === "refused") return;
    } catch (error) {
      log.warn({ task: "scan-evidence", error }, "a document could not be scanned, and waits");
      return transact(db, system, now(), (work) => tryLater(work, row.key));
    }
  } else if (row.scan !== "refused") await transact(db, system, now(), (work) => stand(work, { ...row, id }));
  if (row.scan !== "refused") await store.remove(inQuarantine(row.key));
}

async function tryLater({ trx, now }: Work, key: string): Promise<void> {
  const waiting = trx.selectFrom("evidence").where("object_key", "=", key).where("scan", "in", waitingScans);
  for (const { id, tries } of await waiting.select(["id", "scan_tries as tries"]).forUpdate().execute())
    await trx
      .updateTable("evidence")
      .set({ scan: "error", scan_tries: tries + 1, scan_next_at: nextTry(tries + 1, now) })
      .where("id", "=", id)
      .execute();
}

async function settle(work: Work, key: string, verdict: Verdict): Promise<void> {
  const { trx, audit, now } = work;
  const refused = verdict.scan === "refused";
  await lockObject(trx, key);
  const rows = await trx
    .updateTable("evidence")
    .set({ ...columnsOf(verdict, now), ...(refused ? { state: keptOut } : { object_key: whereServed(key) }) })
    .where("object_key", "=", key)
    .where("scan", "in", waitingScans) // Another worker may have been first.
    .returning(["id", "provider_id as providerId", "question_id as questionId", "field", "uploaded_by as uploadedBy"])
    .execute();
  for (const row of rows) {
    audit("evidence.scan", { type: "evidence", id: row.id }, auditOf(verdict));
    if (refused) await tellOfRefusal(work, row);
    else await stand(work, row);
  }
}

const keptOut = sql<string>`case state when 'withdrawn' then state else 'removed' end`;

/** What the scanner passed takes the place of the versions before it, and is read. */
async function stand(work: Work, row: { id: string; providerId: string; questionId: string; field: string }) {
  await supersedeBefore(work, row);
  await work.enqueue("read-evidence", { id: row.id });
}

/** Tells whoever gave it, and the provider's contacts for documents. */
async function tellOfRefusal(
  work: Work,
  { id, ...given }: { id: string; providerId: string; uploadedBy: string },
): Promise<void> {
  for (const { name, ...to } of await giverAndContacts(work.trx, given))
    await notify(work, to, "evidence-refused", { name }, { type: "evidence", id });
}
