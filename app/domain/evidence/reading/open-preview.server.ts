import type { Readable } from "node:stream";
import type { Actor } from "#app/access/actor.ts";
import type { Context } from "#app/context.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact } from "#app/domain/work.server.ts";
import { getEvidence } from "../evidence.server.ts";
import { isServed } from "../evidence.ts";
import { previewKey } from "./previews.server.ts";
import { findReading } from "./readings.server.ts";

/**
 * Opens the picture of a document's page, from 1, and records who did, as opening the file itself is recorded. Undefined
 * where none was drawn. Throws NotFound for a stranger, NotAllowedNow for what was not passed or is withdrawn.
 */
export async function openPreview(
  { db, store }: Pick<Context, "db" | "store">,
  actor: Actor,
  id: string,
  page: number,
  now: Date,
): Promise<{ length: number; body: Readable } | undefined> {
  const { row, reading } = await readAs(db, actor, async (trx) => ({
    row: await getEvidence(trx, actor, id, "evidence.review"),
    reading: await findReading(trx, id),
  }));
  if (!isServed(row.scan) || row.state === "withdrawn")
    throw new NotAllowedNow("open a file that was not passed by the virus scanner, or that was withdrawn");
  if (!Number.isInteger(page) || page < 1 || page > (reading?.pagesDrawn ?? 0)) return undefined;
  const opened = await store.open(previewKey(id, page));
  await transact(db, actor, now, async (work) => work.audit("evidence.open", { type: "evidence", id }, { page }));
  return opened;
}
