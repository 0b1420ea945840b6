import { sql } from "kysely";
import type { Trx } from "#db/client.server.ts";
import type { ReceivedFile } from "./check-file.server.ts";
import { objectOf } from "./object-keys.ts";

/** Held to the end of the transaction by whoever moves or removes an object, or lets another document be it too. */
export async function lockObject(trx: Trx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`object ${objectOf(key)}`}, 0))`.execute(trx);
}

const verdict = [
  "object_key",
  "scan",
  "scanned_at",
  "scan_engine",
  "scan_signatures",
  "scan_signatures_at",
  "scan_tries",
  "scan_next_at",
] as const;

/**
 * The object of a document that is the same file of the same provider, byte by byte, with what the scanner said of it.
 * Never one that was kept out or taken back, nor the one that is known to be `lost`.
 */
export function sameFile(trx: Trx, providerId: string, { sha256, size }: ReceivedFile, lost?: string) {
  return trx
    .selectFrom("evidence")
    .select(verdict)
    .where("provider_id", "=", providerId)
    .where("sha256", "=", sha256)
    .where("size", "=", size)
    .where("scan", "<>", "refused")
    .where("state", "not in", ["removed", "withdrawn"])
    .$if(lost !== undefined, (query) => query.where(sql`split_part(object_key, '/', 2)`, "<>", objectOf(lost ?? "")))
    .orderBy("uploaded_at")
    .orderBy("id")
    .executeTakeFirst();
}

/** The same, held until the transaction ends: nobody moves or removes the object meanwhile. */
export async function shareFile(trx: Trx, providerId: string, file: ReceivedFile, lost?: string) {
  const found = await sameFile(trx, providerId, file, lost);
  if (!found) return undefined;
  await lockObject(trx, found.object_key);
  const held = await sameFile(trx, providerId, file, lost);
  return held && objectOf(held.object_key) === objectOf(found.object_key) ? held : undefined;
}
