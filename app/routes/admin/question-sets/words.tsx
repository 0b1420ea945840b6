import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { withWords, wordsPage, wordsTyped } from "#app/domain/question-sets/drafts/edit-words.ts";
import { changeQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { lotNames } from "#app/domain/question-sets/drafts/versions.server.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { paths } from "#app/paths.ts";
import { EditorForm } from "./editor-form.tsx";
import { takeEdit } from "./take-edit.server.ts";

export const handle = { title: "Words and who is asked", hydrate: true, states: ["filled", "error"] };

export const loader = guarded("question-set.edit", async ({ db, at, params }) => {
  const { id = "", question: questionId = "" } = params;
  const draft = await getDraft(db, id);
  const lots = await lotNames(db, draft.frameworkId);
  const question = findQuestion(draft.set, questionId);
  if (!question) throw new NotFound("question");
  return {
    page: wordsPage(lots),
    typed: wordsTyped(question, lots),
    version: draft.version,
    today: londonDate(at),
    caption: questionId,
    back: paths.admin.setQuestion(id, questionId),
  };
});

export const action = guardedAction(
  "question-set.edit",
  async (guard) => {
    const { id = "", question = "" } = guard.params;
    const lots = await lotNames(guard.db, (await getDraft(guard.db, id)).frameworkId);
    return takeEdit(guard, wordsPage(lots), {
      ...{ what: "words", of: question, to: paths.admin.setQuestion(id, question) },
      edit: (read) => changeQuestion(question, (one) => withWords(one, read, lots)),
    });
  },
  "question-set.read",
);

export default function Words() {
  return <EditorForm {...useLoaderData<typeof loader>()} />;
}
