import { redirect } from "@remix-run/node";
import type { Guarded } from "#app/access/guard.server.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import type { EditorPage, Read } from "#app/domain/question-sets/drafts/editor-page.ts";
import type { Edit } from "#app/domain/question-sets/drafts/edits.ts";
import { takeFields } from "./take-fields.server.ts";

/** Where the draft is, what is changed in it, and where to go when it is. */
type Change = { what: string; of: string; to: string; edit: (read: Read) => Edit };

/** Takes what an editor's page posts: adds or removes a row, says what is wrong, or changes the draft and leads on. */
export async function takeEdit(guard: Guarded, page: EditorPage, change: Change) {
  const taken = await takeFields(guard, page);
  if (!taken.ok) return taken.answer;
  const { db, who, at, params } = guard;
  const { what, of, to, edit } = change;
  await changeDraft(db, who, { draftId: params.id ?? "", version: taken.version, what, of }, edit(taken.given), at);
  throw redirect(to, 303);
}
