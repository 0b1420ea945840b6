import type { Readable } from "node:stream";
import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import type { Context } from "#app/context.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { getEvidence } from "./evidence.server.ts";
import { isServed } from "./evidence.ts";
import { openWhole } from "./open-whole.server.ts";
import { withdrawEvidence } from "./withdraw-evidence.server.ts";

export type OpenedFile = { name: string; contentType: string; length: number; body: Readable };

const system = { kind: "system", task: "open-evidence" } as const;

/**
 * Opens a document that is, byte by byte, what was given, and records who did. Throws NotFound for a stranger,
 * NotAllowedNow while it waits for the scanner, when the scanner refused it, once it was withdrawn, while the store is
 * away, and when the store lost or damaged it: then every document that is this object is withdrawn, so that provider
 * and quality team hear of it.
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
    await giveUp(db, id, row.objectKey, now);
    throw new NotAllowedNow("open a file that our file store lost or damaged. The quality team looks into it");
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

/** An object that moved since it was looked up is no lost one: then nothing names the key any more. */
const giveUp = (db: Db, id: string, key: string, now: Date): Promise<void> =>
  transact(db, system, now, async (work) => {
    const rows = await work.trx.selectFrom("evidence").select("id").where("object_key", "=", key).execute();
    work.audit("evidence.damaged", { type: "evidence", id });
    await withdrawEvidence(
      work,
      rows.map((row) => row.id),
      "missing",
    );
  });
