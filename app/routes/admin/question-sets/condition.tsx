import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import {
  conditionFrom,
  lookables,
  partsOfCondition,
  shownPage,
  underCondition,
} from "#app/domain/question-sets/drafts/edit-shown.ts";
import { changeQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { EditorForm } from "./editor-form.tsx";
import { takeEdit } from "./take-edit.server.ts";

export const handle = { title: "Add a condition", hydrate: true, states: ["empty", "error"] };

export const loader = guarded("question-set.edit", async ({ db, at, params }) => {
  const { id = "", question: questionId = "", about = "" } = params;
  const { page, version, label } = await conditionPage(db, id, questionId, about);
  const back = paths.admin.setShown(id, questionId);
  return { page, typed: { when: { how: "is" } }, version, today: londonDate(at), caption: label, back };
});

export const action = guardedAction(
  "question-set.edit",
  async (guard) => {
    const { id = "", question: questionId = "", about = "" } = guard.params;
    const { page } = await conditionPage(guard.db, id, questionId, about);
    return takeEdit(guard, page, {
      ...{ what: "condition", of: questionId, to: paths.admin.setShown(id, questionId) },
      edit: ({ values }) =>
        changeQuestion(questionId, (question) => {
          const { join, parts } = partsOfCondition(question.showWhen);
          return underCondition(question, { join, parts: [...parts, conditionFrom(about, values.when ?? {})] });
        }),
    });
  },
  "question-set.read",
);

/** NotFound for an answer that is not asked before the question, or has no choices. */
async function conditionPage(db: Db, draftId: string, questionId: string, about: string) {
  const { set, version } = await getDraft(db, draftId);
  const question = findQuestion(set, questionId);
  const page = shownPage(set, about);
  if (!question || !page || !lookables(set, questionId).some(({ value }) => value === about))
    throw new NotFound("answer");
  return { page, version, label: question.label };
}

export default function Condition() {
  return <EditorForm {...useLoaderData<typeof loader>()} />;
}
