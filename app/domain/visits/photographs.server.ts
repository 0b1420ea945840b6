import type { Readable } from "node:stream";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Context } from "#app/context.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { openWhole } from "#app/domain/evidence/open-whole.server.ts";
import { askScanner } from "#app/domain/evidence/scanning/ask-scanner.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { photographServed, photographWaits } from "./photograph-keys.ts";
import { openVisit } from "./visits.server.ts";

/** The photographs of a visit, oldest first, with what the scanner said of each. */
export const photographsOf = (db: Db | Trx, visitId: string) =>
  db
    .selectFrom("visit_photograph")
    .innerJoin("person", "person.id", "added_by")
    .select(["visit_photograph.id", "caption", "scan", "added_at as addedAt", "person.name as addedBy"])
    .where("visit_id", "=", visitId)
    .where("removed_at", "is", null)
    .orderBy("added_at")
    .orderBy("visit_photograph.id")
    .limit(100)
    .execute();

/**
 * Has a photograph scanned: what is clean moves to where it is served from; what is refused is destroyed. Safe to run
 * twice. Throws when the store or the scanner doesn't answer, and is tried again, and where nothing may go unscanned.
 */
export async function scanPhotograph(
  { db, store, scanner, now, config }: Pick<Context, "db" | "store" | "scanner" | "now" | "config">,
  id: string,
): Promise<void> {
  const system = { kind: "system", task: "scan-photograph" } as const;
  const row = await db
    .selectFrom("visit_photograph")
    .select(["scan", "removed_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row || row.removed_at) return;
  if (row.scan === "pending") {
    if (!scanner && !config.allowUnscannedUploads)
      throw new Error("No scanner is set up, and unscanned uploads are not allowed");
    const { scan } = await askScanner({ store, scanner }, photographWaits(id));
    if (scan !== "refused") await store.copy(photographWaits(id), photographServed(id));
    await transact(db, system, now(), async (work) => {
      await work.trx.updateTable("visit_photograph").set({ scan }).where("id", "=", id).execute();
      work.audit("visit.photograph-scanned", { type: "photograph", id }, { verdict: scan });
    });
  }
  await store.remove(photographWaits(id));
  // Whoever took it away meanwhile may have destroyed it before it was copied.
  const after = await db.selectFrom("visit_photograph").select("removed_at").where("id", "=", id).executeTakeFirst();
  if (after?.removed_at) await store.remove(photographServed(id));
}

type Opened = { name: string; contentType: string; length: number; body: Readable };

/**
 * Opens a photograph that the scanner passed, byte by byte what was stored, and records who did. Throws NotFound for a
 * stranger, Forbidden for whoever declared a conflict of interest with the provider, for one of another visit and for one that was taken away, NotAllowedNow while it waits, was refused, or the store has it no more.
 */
export async function openPhotograph(
  { db, store }: Pick<Context, "db" | "store">,
  actor: Actor,
  visitId: string,
  id: string,
  now: Date,
): Promise<Opened> {
  authorise(actor, "visit.read");
  await openVisit(db, actor, visitId);
  const row =
    isUuid(id) && isUuid(visitId)
      ? await db
          .selectFrom("visit_photograph")
          .select(["scan", "content_type as contentType", "size", "sha256"])
          .where("id", "=", id)
          .where("visit_id", "=", visitId)
          .where("removed_at", "is", null)
          .executeTakeFirst()
      : undefined;
  if (!row) throw new NotFound("photograph");
  if (row.scan !== "clean" && row.scan !== "not-scanned")
    throw new NotAllowedNow("open a photograph that was not passed by the virus scanner");
  const { size, sha256, contentType } = row;
  const body = await openWhole(store, { objectKey: photographServed(id), size, sha256 }).catch(() => undefined);
  if (!body) throw new NotAllowedNow("open this photograph, because our file store does not have it at hand");
  await transact(db, actor, now, async (work) =>
    work.audit("visit.photograph-opened", { type: "visit", id: visitId }, { photograph: id }),
  );
  return { name: contentType === "image/png" ? "photograph.png" : "photograph.jpg", contentType, length: size, body };
}
