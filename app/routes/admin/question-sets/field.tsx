import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { kindNames } from "#app/domain/question-sets/describe.ts";
import { changeQuestion, putField } from "#app/domain/question-sets/drafts/edits.ts";
import { fieldPage, type Kind, lotsOf } from "#app/domain/question-sets/drafts/field-page.ts";
import { fieldFrom, fieldTyped } from "#app/domain/question-sets/drafts/field-values.ts";
import { newFieldName } from "#app/domain/question-sets/drafts/names.ts";
import { paths } from "#app/paths.ts";
import { draftQuestion } from "./draft-question.server.ts";
import { EditorForm } from "./editor-form.tsx";
import { takeEdit } from "./take-edit.server.ts";

export const handle = { title: "Part of a question", hydrate: true, states: ["empty", "filled", "error"] };

export const loader = guarded("question-set.edit", async ({ db, at, params, url }) => {
  const { id = "", question: questionId = "", field: name = "" } = params;
  const { draft, question, lots } = await draftQuestion(db, id, questionId);
  const field = question.fields.find((one) => one.name === name);
  const kind = field?.kind ?? kindIn(url);
  if (!kind || (!field && name !== "new")) throw new NotFound("field");
  return {
    page: fieldPage(kind, question, name, lots),
    typed: field
      ? fieldTyped(field, question, lots)
      : { field: { optional: "no", shown: "always", lots: lotsOf(question, lots).map(({ code }) => code) } },
    version: draft.version,
    today: londonDate(at),
    caption: question.label,
    back: paths.admin.setQuestion(id, questionId),
  };
});

export const action = guardedAction(
  "question-set.edit",
  async (guard) => {
    const { id = "", question: questionId = "", field: name = "" } = guard.params;
    const { question, lots } = await draftQuestion(guard.db, id, questionId);
    const before = question.fields.find((one) => one.name === name);
    const kind = before?.kind ?? kindIn(guard.url);
    if (!kind || (!before && name !== "new")) throw new NotFound("field");
    return takeEdit(guard, fieldPage(kind, question, name, lots), {
      ...{ what: "field", of: `${questionId}.${name}`, to: paths.admin.setQuestion(id, questionId) },
      edit: (read) =>
        changeQuestion(questionId, (one) => {
          const own = before ? name : newFieldName(one, String(read.values.field?.label ?? ""));
          return putField(one, own, fieldFrom(kind, own, read, before, one, lots));
        }),
    });
  },
  "question-set.read",
);

const kindIn = (url: URL): Kind | undefined =>
  (Object.keys(kindNames) as Kind[]).find((kind) => kind === url.searchParams.get("kind"));

export default function FieldOfQuestion() {
  return <EditorForm {...useLoaderData<typeof loader>()} />;
}
