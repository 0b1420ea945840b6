import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { withWords, wordsPage, wordsTyped } from "#app/domain/question-sets/drafts/edit-words.ts";
import { changeQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { paths } from "#app/paths.ts";
import { draftQuestion } from "./draft-question.server.ts";
import { EditorForm } from "./editor-form.tsx";
import { takeEdit } from "./take-edit.server.ts";

export const handle = { title: "Words and who is asked", hydrate: true, states: ["filled", "error"] };

export const loader = guarded("question-set.edit", async ({ db, at, params }) => {
  const { id = "", question: questionId = "" } = params;
  const { draft, question, lots } = await draftQuestion(db, id, questionId);
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
    const { lots } = await draftQuestion(guard.db, id, question);
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
