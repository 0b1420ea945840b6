import { createHash } from "node:crypto";
import type { DocumentKind } from "#app/domain/frameworks/documents/lot-document.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** `fromOn` is a London date, `recordedAt` an instant (UTC). */
type Options = {
  kind?: DocumentKind;
  version?: string;
  title?: string;
  body?: string;
  fromOn?: string;
  why?: string;
  recordedAt?: Date;
  recordedBy?: string;
};

/** A version of a lot's terms, or of its specification, as it is stored; the lot's version in force stays. Returns its id. */
export async function aDocument(db: Db | Trx, lotId: string, options: Options = {}): Promise<string> {
  const id = uuidv7();
  const { kind = "terms", version = "1" } = options;
  const body = options.body ?? `1. The provider keeps children safe.\n\n2. This is version ${version} of the ${kind}.`;
  await db
    .insertInto("lot_document")
    .values({
      ...{ id, lot_id: lotId, kind, version, body, title: options.title ?? `The ${kind}` },
      ...{ sha256: createHash("sha256").update(body).digest("hex"), why: options.why ?? "First version" },
      ...{ from_on: options.fromOn ?? "2026-01-05", recorded_by: options.recordedBy ?? null },
      recorded_at: options.recordedAt ?? new Date("2026-01-05T09:00:00Z"),
    })
    .execute();
  return id;
}
