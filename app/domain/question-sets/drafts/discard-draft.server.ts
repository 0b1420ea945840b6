import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockDraft } from "./drafts.server.ts";

/** Throws a draft away; what is published stays as it is. Throws NotFound, Conflict when it was changed meanwhile. */
export function discardDraft(
  db: Db,
  actor: Actor,
  input: { draftId: string; version: number },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "question-set.edit", undefined, "question-set.read");
    const draft = await lockDraft(work.trx, input.draftId, input.version);
    await work.trx.deleteFrom("question_set_draft").where("id", "=", draft.id).execute();
    work.audit("question-set.discard-draft", { type: "question_set_draft", id: draft.id });
  });
}
