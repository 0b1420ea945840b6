import { data, redirect } from "@remix-run/node";
import type { Guarded } from "#app/access/guard.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { listNames } from "#app/domain/question-sets/answers.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import { asSet, type EditorPage, type Read, readEditor } from "#app/domain/question-sets/drafts/editor-page.ts";
import type { Edit } from "#app/domain/question-sets/drafts/edits.ts";
import { flatten, nest } from "#app/forms/names.ts";
import { faultIn, read, refuse } from "#app/forms/parse-form.ts";
import { rowIntent, withRows } from "#app/forms/rows.ts";

/** Where the draft is, what is changed in it, and where to go when it is. */
type Change = { what: string; of: string; to: string; edit: (read: Read) => Edit };

/** Takes what an editor's page posts: adds or removes a row, says what is wrong, or changes the draft and leads on. */
export async function takeEdit({ db, who, at, params, form }: Guarded, page: EditorPage, change: Change) {
  const posted = await form();
  const { intent, version, ...values } = read(posted, listNames(asSet(page).sections[0]?.pages[0] ?? nothing));
  const fault = faultIn(posted);
  if (fault) return data(refuse(values, "", fault), 400);
  const rows = rowIntent(intent);
  if (rows) return data({ values: { ...flatten(withRows(values, rows)) } });
  const given = readEditor(page, nest(values), londonDate(at));
  if (given.problems.length > 0) {
    const errors = Object.fromEntries(given.problems.map(({ name, message }) => [name, { type: "question", message }]));
    return data({ errors, values }, 400);
  }
  const { what, of, to, edit } = change;
  await changeDraft(db, who, { draftId: params.id ?? "", version: Number(version), what, of }, edit(given), at);
  throw redirect(to, 303);
}

const nothing = { id: "", title: "", questions: [] };
