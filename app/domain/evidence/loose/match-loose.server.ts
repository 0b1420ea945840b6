import type { Actor } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { StoreDown, writeEvidence } from "../give-evidence.server.ts";
import type { TypedBeside } from "../typed-beside.ts";
import { getLoose } from "./loose-documents.server.ts";

type Match = { id: string; applicationId: string; questionId: string; field: string; submissionKey: string };

/**
 * Gives a document that waited as the answer to one question, with what was typed beside it: the next version there, and
 * the scanner's job. It may answer others too: they are the same object. A replay of the form gets the first result.
 * Throws NotFound, NotAllowedNow, StoreDown.
 */
export async function matchLoose(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  { id: looseId, submissionKey, ...place }: Match,
  beside: TypedBeside,
  now: Date,
): Promise<string> {
  const id = uuidv7(now.getTime());
  const loose = await readAs(db, actor, (trx) => getLoose(trx, actor, looseId));
  const length = await store.lengthOf(loose.objectKey).catch((cause) => {
    throw new StoreDown("The store is not answering", { cause });
  });
  const stored = length === loose.size ? loose.objectKey : undefined;
  const file = { path: "", name: loose.fileName, size: loose.size, sha256: loose.sha256 };
  return transact(db, actor, now, (work) =>
    once(work, "evidence.match", { ...place, id: looseId, submissionKey }, async () => {
      // First, so that it isn't taken away meanwhile.
      const held = work.trx.updateTable("loose_document").set({ matched_at: now }).where("id", "=", looseId);
      if ((await held.executeTakeFirst()).numUpdatedRows === 0n) throw new NotFound("document");
      const given = { ...place, ...beside, submissionKey, file, contentType: loose.contentType };
      await writeEvidence(work, id, given, { stored });
      work.audit("evidence.match", { type: "loose-document", id: looseId }, { evidence: id });
      return id;
    }),
  );
}
