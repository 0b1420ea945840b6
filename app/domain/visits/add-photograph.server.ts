import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import type { ReceivedFile } from "#app/domain/evidence/check-file.server.ts";
import { StoreDown } from "#app/domain/evidence/give-evidence.server.ts";
import { withoutNotes } from "#app/domain/evidence/without-notes.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { photographWaits } from "./photograph-keys.ts";
import { getVisit } from "./visits.server.ts";

/** The most photographs that one visit keeps. */
export const MOST_PHOTOGRAPHS = 20;

type Input = {
  visitId: string;
  caption: string;
  submissionKey: string;
  /** A file that `checkFile` found nothing wrong with, and its content type. */
  file: ReceivedFile;
  contentType: string;
};

/**
 * Keeps a photograph of a visit that was recorded: written anew without place and camera, stored where the scanner finds
 * it, and shown once that has passed it. Whoever adds it has said that no child is in it. Once for a form: one stored for
 * nothing is taken away again. Throws NotFound, Forbidden, Refused for what is no picture, NotAllowedNow, StoreDown.
 */
export async function addPhotograph(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  input: Input,
  now: Date,
): Promise<void> {
  authorise(actor, "visit.record", undefined, "visit.read");
  if (!input.contentType.startsWith("image/")) throw new Refused("file", "The selected file must be a JPG or PNG");
  const file = await withoutNotes(input.file, input.contentType);
  const id = uuidv7(now.getTime());
  const { size: length, sha256 } = file;
  await store.put(photographWaits(id), file.path, { length, sha256, contentType: input.contentType }).catch((cause) => {
    throw new StoreDown("The file could not be stored", { cause });
  });
  let used = false;
  try {
    await transact(db, actor, now, async (work) => {
      const visit = await getVisit(work.trx, input.visitId);
      await lockProvider(work, visit.providerId);
      await once(work, "visit.photograph", { ...input, file: input.file.sha256 }, async () => {
        if (visit.status !== "done") throw new NotAllowedNow("add photographs before the visit is recorded");
        await write(work, id, input, file);
        used = true;
      });
    });
  } finally {
    if (!used) await store.remove(photographWaits(id)).catch(() => undefined);
  }
}

async function write({ trx, actor, now, audit, enqueue }: Work, id: string, input: Input, file: ReceivedFile) {
  const { kept } = await trx
    .selectFrom("visit_photograph")
    .select(({ fn }) => fn.countAll<number>().as("kept"))
    .where("visit_id", "=", input.visitId)
    .where("removed_at", "is", null)
    .executeTakeFirstOrThrow();
  if (Number(kept) >= MOST_PHOTOGRAPHS)
    throw new Refused("file", `A visit keeps ${MOST_PHOTOGRAPHS} photographs at most`);
  await trx
    .insertInto("visit_photograph")
    .values({
      ...{ id, visit_id: input.visitId, caption: input.caption, content_type: input.contentType },
      ...{ size: file.size, sha256: file.sha256, scan: "pending", no_child: true },
      ...{ added_at: now, added_by: requireOfficer(actor).personId },
    })
    .execute();
  await enqueue("scan-photograph", { id });
  audit("visit.photograph", { type: "visit", id: input.visitId }, { photograph: id });
}
