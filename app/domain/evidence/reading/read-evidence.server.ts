import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Context } from "#app/context.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { sources } from "#app/domain/state-machine.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Refusal } from "#app/platform/documents/limits.ts";
import type { DocumentRead } from "#app/platform/documents/read-document.server.ts";
import { isServed, type Scan } from "../evidence.ts";
import { evidenceStates } from "../evidence-status.ts";
import { giverAndContacts } from "../giver-and-contacts.server.ts";
import { previewKey, removePreviews } from "./previews.server.ts";
import { propose } from "./propose.ts";

type Means = Pick<Context, "db" | "store" | "now"> & {
  /** Reads a file in a process of its own; pages are written into the folder. */
  readDocument: (path: string, contentType: string, folder: string) => Promise<DocumentRead>;
};
type Row = { id: string; provider_id: string; content_type: string; object_key: string; uploaded_by: string };
const system = { kind: "system", task: "read-evidence" } as const;

/**
 * Reads a document that the scanner passed: keeps pictures of its pages, and what it seems to say. One that can't be
 * read is refused: its place is empty again, and its provider is told why. Safe to run twice.
 */
export async function readEvidence({ db, store, now, readDocument }: Means, id: string): Promise<void> {
  const row = await readAs(db, system, (trx) =>
    trx
      .selectFrom("evidence")
      .leftJoin("evidence_reading", "evidence_reading.evidence_id", "evidence.id")
      .select(["id", "evidence.provider_id", "content_type", "object_key", "uploaded_by", "scan"])
      .where("id", "=", id)
      .where("evidence.state", "in", ["given", "accepted", "needs-change"])
      .where("evidence_id", "is", null)
      .executeTakeFirst(),
  );
  if (!row || !isServed(row.scan as Scan)) return;
  const folder = await mkdtemp(join(tmpdir(), "portal-reading-"));
  try {
    const path = join(folder, "file");
    await pipeline((await store.open(row.object_key)).body, createWriteStream(path, { mode: 0o600 }));
    const read = await readDocument(path, row.content_type, folder);
    if ("refused" in read) return await transact(db, system, now(), (work) => refuse(work, row, read.refused));
    for (const [index, page] of read.pages.entries()) await keepPage(store, previewKey(id, index + 1), page.path);
    await transact(db, system, now(), (work) => keep(work, row, read));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { state } = await readAs(db, system, (trx) =>
    trx.selectFrom("evidence").select("state").where("id", "=", id).executeTakeFirstOrThrow(),
  );
  // Withdrawn while it was read: nothing of it stays.
  if (state === "withdrawn") await removePreviews(store, id);
}

async function keepPage(store: Means["store"], key: string, path: string): Promise<void> {
  const bytes = await readFile(path);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await store.put(key, path, { length: bytes.length, sha256, contentType: "image/png" });
}

async function keep(work: Work, row: Row, read: Extract<DocumentRead, { pages: unknown }>): Promise<void> {
  const proposals = propose(read.pages.map(({ text }) => text));
  if (!(await write(work, row, { state: "read", pages: read.of, pages_drawn: read.pages.length, proposals }))) return;
  const { id } = row;
  work.audit("evidence.read", { type: "evidence", id }, { pages: read.of, proposed: Object.keys(proposals).join(" ") });
}

async function refuse(work: Work, row: Row, because: Refusal): Promise<void> {
  const kept = { state: "refused", refused_because: because, pages: 0, pages_drawn: 0, proposals: {} };
  if (!(await write(work, row, kept))) return;
  const { id } = row;
  await work.trx
    .updateTable("evidence")
    .set({ state: "removed" })
    .where("id", "=", id)
    .where("state", "in", sources(evidenceStates, "remove"))
    .execute();
  work.audit("evidence.unreadable", { type: "evidence", id }, { because });
  const people = await giverAndContacts(work.trx, { providerId: row.provider_id, uploadedBy: row.uploaded_by });
  for (const { name, ...to } of people)
    await notify(work, to, "evidence-unreadable", { name, id, because }, { type: "evidence", id });
}

type Kept = { state: string; refused_because?: string; pages: number; pages_drawn: number; proposals: object };

/** Whether the reading was written now: another worker may have been first. */
async function write({ trx, now }: Work, { id, provider_id }: Row, kept: Kept): Promise<boolean> {
  const row = await trx
    .insertInto("evidence_reading")
    .values({ ...kept, evidence_id: id, provider_id, proposals: JSON.stringify(kept.proposals), read_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("evidence_id")
    .executeTakeFirst();
  return row !== undefined;
}
