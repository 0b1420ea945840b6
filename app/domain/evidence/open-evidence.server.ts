import type { Readable } from "node:stream";
import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import type { Context } from "#app/context.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact } from "#app/domain/work.server.ts";
import { getEvidence } from "./evidence.server.ts";
import { isServed } from "./evidence.ts";

export type OpenedFile = { name: string; contentType: string; length: number; body: Readable };

/**
 * Opens a document, and records who did. Throws NotFound for a stranger, NotAllowedNow while it waits for the scanner
 * when the scanner refused it, and once it was withdrawn.
 */
export async function openEvidence(
  { db, store }: Pick<Context, "db" | "store">,
  actor: Actor,
  id: string,
  action: Action,
  now: Date,
): Promise<OpenedFile> {
  const row = await readAs(db, actor, (trx) => getEvidence(trx, actor, id, action));
  if (row.state === "withdrawn") throw new NotAllowedNow("open a document that was withdrawn");
  if (!isServed(row.scan)) throw new NotAllowedNow("open a file that was not passed by the virus scanner");
  const { body, length } = await store.open(row.objectKey);
  await transact(db, actor, now, async (work) => work.audit("evidence.open", { type: "evidence", id }));
  return { name: row.fileName, contentType: row.contentType, length, body };
}
