import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { endOf } from "#app/domain/evidence/evidence.ts";
import { fileField } from "#app/domain/evidence/give-evidence.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Trx } from "#db/client.server.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { shortPdf } from "./short-pdf.ts";

export type Document = { questionId: string; field: string; dated?: string; ends?: string; amountPence?: number };
type Owner = { id: string; name: string; ownerId: string };

/** A provider's documents, each a small PDF in the store, given at an instant and accepted since when `accepted` says so. */
export async function seedDocuments(
  { trx, store }: { trx: Trx; store: ObjectStore },
  provider: Owner,
  documents: readonly Document[],
  { at, accepted }: { at: Date; accepted: boolean },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "portal-seed-"));
  try {
    for (const document of documents) {
      const id = uuidv7(at.getTime());
      const { question, field } = fileField(alternativeProvision, document.questionId, document.field);
      const ends = endOf(field, document);
      const words = [
        `${provider.name}: ${field.noun.replace(/^(your|the) /, "")}`,
        ends && `until ${formatDate(ends)}`,
      ];
      const pdf = Buffer.from(shortPdf(`${words.filter(Boolean).join(", ")}. Invented for a demonstration.`), "latin1");
      const path = join(folder, id);
      await writeFile(path, pdf, { mode: 0o600 });
      const sha256 = createHash("sha256").update(pdf).digest("hex");
      const about = { length: pdf.length, sha256, contentType: "application/pdf" };
      await store.put(`evidence/${id}`, path, about);
      await trx
        .insertInto("evidence")
        .values({
          id,
          provider_id: provider.id,
          question_id: question.id,
          field: field.name,
          version: 1,
          file_name: `${field.noun.replace(/^(your|the) /, "").replaceAll(" ", "-")}.pdf`,
          content_type: about.contentType,
          size: about.length,
          sha256,
          object_key: `evidence/${id}`,
          scan: "not-scanned",
          state: accepted ? "accepted" : "given",
          accepted_at: accepted ? at : null,
          starts_on: document.dated ?? null,
          ends_on: ends,
          amount_pence: document.amountPence ?? null,
          uploaded_by: provider.ownerId,
          uploaded_at: at,
        })
        .execute();
      // What a reviewer is to read next is drawn page by page, as an upload would be.
      if (!accepted)
        await sql`select enqueue_job('read-evidence', ${JSON.stringify({ id })}::json, null, null)`.execute(trx);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
