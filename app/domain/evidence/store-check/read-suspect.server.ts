import { createHash } from "node:crypto";
import type { System } from "#app/access/actor.ts";
import type { Context } from "#app/context.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Trx } from "#db/client.server.ts";
import type { Found } from "./findings.server.ts";

/** So many other documents are read beside one whose bytes are wrong: a store that spoils these too isn't to be believed. */
const BESIDE = 5;

/**
 * Reads a document to its end that could not be opened: what is found when its bytes are of the right length but others
 * than were given (a wrong length is found without), and whether that is doubtful, because other documents are too.
 * Throws when the store can't be reached or breaks off.
 */
export async function readSuspect(
  { db, store }: Pick<Context, "db" | "store">,
  actor: System,
  id: string,
): Promise<{ found: Found[]; doubtful: boolean }> {
  const suspect = await readAs(db, actor, (trx) => standing(trx).where("id", "=", id).executeTakeFirst());
  if (!suspect || !(await isSpoilt(store, suspect))) return { found: [], doubtful: false };
  const others = await readAs(db, actor, (trx) =>
    standing(trx)
      .where("object_key", "<>", suspect.key)
      .where("object_key", "like", "evidence/%")
      .orderBy("uploaded_at", "desc")
      .limit(BESIDE)
      .execute(),
  );
  let doubtful = false;
  for (const other of others) doubtful ||= await isSpoilt(store, other);
  const { key, size } = suspect;
  return { found: [{ kind: "cut", key, expected: size, found: size }], doubtful };
}

const standing = (trx: Trx) =>
  trx
    .selectFrom("evidence")
    .select(["object_key as key", "size", "sha256"])
    .where("state", "not in", ["removed", "withdrawn"]);

/** Whether other bytes lie there, as many as were given. */
async function isSpoilt(store: ObjectStore, { key, size, sha256 }: { key: string; size: number; sha256: string }) {
  if ((await store.lengthOf(key)) !== size) return false;
  const hash = createHash("sha256");
  let length = 0;
  for await (const chunk of (await store.open(key)).body as AsyncIterable<Buffer>) {
    hash.update(chunk);
    length += chunk.length;
  }
  if (length !== size) throw new Error("The store says one length and sends another");
  return hash.digest("hex") !== sha256;
}
