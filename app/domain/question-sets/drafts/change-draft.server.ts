import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { FrameworkQuestions } from "../question.ts";
import { lockDraft } from "./drafts.server.ts";
import type { Edit } from "./edits.ts";

type Input = {
  draftId: string;
  /** The draft's version that the page showed. */
  version: number;
  /** What is changed, for the audit: "question", "rule", "section" … and its id. */
  what: string;
  of: string;
};

/**
 * Changes a draft by one edit, also when the draft can't be published as it stands. Returns it as it then is. Throws
 * Conflict when somebody else has changed the draft since the page was shown: then nothing is written.
 */
export function changeDraft(db: Db, actor: Actor, input: Input, edit: Edit, now: Date): Promise<FrameworkQuestions> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "question-set.edit", undefined, "question-set.read");
    const draft = await lockDraft(work.trx, input.draftId, input.version);
    const set = edit(draft.set);
    await work.trx
      .updateTable("question_set_draft")
      .set({
        definition: JSON.stringify(set),
        version: draft.version + 1,
        updated_at: now,
        updated_by: personId(actor) ?? "",
      })
      .where("id", "=", draft.id)
      .execute();
    work.audit("question-set.edit", { type: "question_set_draft", id: draft.id }, { what: input.what, of: input.of });
    return set;
  });
}
