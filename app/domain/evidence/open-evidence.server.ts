import type { Readable } from "node:stream";
import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import type { Context } from "#app/context.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact } from "#app/domain/work.server.ts";
import { getEvidence } from "./evidence.server.ts";
import { isServed } from "./evidence.ts";
import { openWhole } from "./open-whole.server.ts";
import { reportDamaged } from "./store-check/report-damaged.server.ts";

export type OpenedFile = { name: string; contentType: string; length: number; body: Readable };

const system = { kind: "system", task: "open-evidence" } as const;

/**
 * Opens a document that is, byte by byte, what was given, and records who did. Throws NotFound for a stranger,
 * NotAllowedNow while it waits for the scanner, when the scanner refused it, once it was withdrawn, while the store is
 * away, and when the store seems to have lost or damaged it: then the quality team is told and the store compared, which
 * alone withdraws anything.
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
  const body = await openWhole(store, row).catch((cause) => {
    throw new StoreSilent(cause);
  });
  if (!body) {
    await transact(db, system, now, (work) => reportDamaged(work, row));
    throw new NotAllowedNow(
      "open this file: our store seems to have lost or damaged it. The quality team looks into it",
    );
  }
  await transact(db, actor, now, async (work) => work.audit("evidence.open", { type: "evidence", id }));
  return { name: row.fileName, contentType: row.contentType, length: row.size, body };
}

/** The store can't be reached, or broke off. Nothing is known of the document itself. */
class StoreSilent extends NotAllowedNow {
  constructor(override readonly cause: unknown) {
    super("open this document, because our file store is not answering");
  }
}
