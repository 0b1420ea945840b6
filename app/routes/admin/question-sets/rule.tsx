import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { rulePage, ruleTyped, withRule } from "#app/domain/question-sets/drafts/edit-rule.ts";
import { changeQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { paths } from "#app/paths.ts";
import { draftQuestion } from "./draft-question.server.ts";
import { EditorForm } from "./editor-form.tsx";
import { takeEdit } from "./take-edit.server.ts";

export const handle = { title: "What passes", hydrate: true, states: ["filled", "error"] };

export const loader = guarded("question-set.edit", async ({ db, at, params }) => {
  const { id = "", question: questionId = "" } = params;
  const { draft, lots, question } = await draftQuestion(db, id, questionId);
  return {
    page: rulePage(question, lots),
    typed: ruleTyped(question),
    version: draft.version,
    today: londonDate(at),
    caption: question.label,
    back: paths.admin.setQuestion(id, questionId),
  };
});

export const action = guardedAction(
  "question-set.edit",
  async (guard) => {
    const { id = "", question: questionId = "" } = guard.params;
    const { lots, question } = await draftQuestion(guard.db, id, questionId);
    return takeEdit(guard, rulePage(question, lots), {
      ...{ what: "rule", of: questionId, to: paths.admin.setQuestion(id, questionId) },
      edit: (read) => changeQuestion(questionId, (one) => withRule(one, read)),
    });
  },
  "question-set.read",
);

export default function Rule() {
  return <EditorForm {...useLoaderData<typeof loader>()} />;
}
