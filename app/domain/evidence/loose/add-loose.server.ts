import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { DomainError, NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ReceivedFile } from "../check-file.server.ts";
import { keepWithinDay } from "../daily-quota.server.ts";
import { cleanName } from "../file-name.ts";
import { StoreDown } from "../give-evidence.server.ts";
import { inQuarantine } from "../object-keys.ts";
import { withoutNotes } from "../without-notes.server.ts";

/**
 * Keeps a document of which nobody has said yet what it answers: in quarantine, where nothing is served from, and a
 * photograph without place and camera; it is scanned as soon as it is matched. A replay of the form gets the first result. Throws QuotaReached, StoreDown.
 */
export async function addLoose(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  { file: received, contentType, submissionKey }: { file: ReceivedFile; contentType: string; submissionKey: string },
  now: Date,
): Promise<string> {
  if (actor.kind !== "provider") throw new NotFound();
  const { providerId } = actor;
  authorise(actor, "evidence.add", { providerId }, "evidence.read");
  await keepWithinDay(db, providerId, now);
  const id = uuidv7(now.getTime());
  const file = await withoutNotes(received, contentType);
  const { path, size, sha256 } = file;
  await store.put(inQuarantine(id), path, { length: size, sha256, contentType }).catch((cause) => {
    throw new StoreDown("The file could not be stored", { cause });
  });
  let kept: string | undefined = id;
  try {
    kept = await transact(db, actor, now, (work) =>
      once(work, "evidence.add-loose", { submissionKey, file: received.sha256 }, async () => {
        await work.trx
          .insertInto("loose_document")
          .values({
            ...{
              id,
              provider_id: providerId,
              file_name: cleanName(file.name),
              content_type: contentType,
              size,
              sha256,
            },
            ...{ object_key: inQuarantine(id), uploaded_by: personId(actor) ?? "", uploaded_at: now },
          })
          .execute();
        work.audit("evidence.add-loose", { type: "loose-document", id });
        return id;
      }),
    );
    return kept;
  } catch (error) {
    if (error instanceof DomainError) kept = undefined;
    throw error;
  } finally {
    if (kept !== id) await store.remove(inQuarantine(id)).catch(() => undefined);
  }
}
