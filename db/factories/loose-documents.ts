import type { ProviderPerson } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** A document of a provider that waits to be matched: its row only, no object behind it. Returns its id. */
export async function aLooseDocument(db: Db | Trx, owner: ProviderPerson, fileName = "policy.pdf"): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto("loose_document")
    .values({
      ...{ id, provider_id: owner.providerId, file_name: fileName, content_type: "application/pdf", size: 1000 },
      ...{ sha256: "0".repeat(64), object_key: `quarantine/${id}`, uploaded_by: owner.personId },
      uploaded_at: new Date("2026-09-14T09:00:00Z"),
    })
    .execute();
  return id;
}
