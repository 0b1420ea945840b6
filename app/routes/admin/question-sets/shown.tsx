import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { conditionInWords } from "#app/domain/question-sets/describe.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { lookables, partsOfCondition, underCondition } from "#app/domain/question-sets/drafts/edit-shown.ts";
import { changeQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = { title: "When it is asked", states: ["empty", "filled", "error"] };

export const loader = guarded("question-set.edit", async ({ db, params }) => {
  const { id = "", question: questionId = "" } = params;
  const { set, version } = await getDraft(db, id);
  const question = findQuestion(set, questionId);
  if (!question) throw new NotFound("question");
  const { join, parts } = partsOfCondition(question.showWhen);
  return {
    ...{ id, questionId, version, join, label: question.label },
    parts: parts.map((part) => conditionInWords(part, set)),
    answers: lookables(set, questionId),
  };
});

const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("join"), join: z.enum(["all", "any"]), version: z.coerce.number().int() }),
  z.object({ intent: z.literal("remove"), part: z.coerce.number().int(), version: z.coerce.number().int() }),
  z.object({ intent: z.literal("add"), about: z.string().min(1, "Select an earlier answer") }),
]);

export const action = guardedAction(
  "question-set.edit",
  async ({ db, who, at, params, form: posted }) => {
    const { id = "", question: questionId = "" } = params;
    const parsed = parseForm(form, await posted());
    if (!parsed.ok) return data(parsed.failure, 400);
    const given = parsed.answers;
    if (given.intent === "add") throw redirect(paths.admin.setCondition(id, questionId, given.about), 303);
    const edit = changeQuestion(questionId, (question) => {
      const { join, parts } = partsOfCondition(question.showWhen);
      return given.intent === "join"
        ? underCondition(question, { join: given.join, parts })
        : underCondition(question, { join, parts: parts.filter((_, index) => index !== given.part) });
    });
    await changeDraft(db, who, { draftId: id, version: given.version, what: "condition", of: questionId }, edit, at);
    throw redirect(paths.admin.setShown(id, questionId), 303);
  },
  "question-set.read",
);

export default function Shown() {
  const { id, questionId, version, label, join, parts, answers } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page
      title="When it is asked"
      caption={label}
      back={paths.admin.setQuestion(id, questionId)}
      backText="The question"
      summary={<ErrorSummary problems={problems} />}
    >
      {parts.length === 0 ? (
        <p className="govuk-body">It is asked of everyone on its lots. Add a condition to ask it of some only.</p>
      ) : (
        <SummaryList
          rows={parts.map((part, index) => ({
            key: index === 0 ? "Asked when" : join === "all" ? "and when" : "or when",
            value: (
              <Form method="post">
                <p className="govuk-body">{part}</p>
                <Version value={version} />
                <input type="hidden" name="part" value={index} />
                <Button look="secondary" name="intent" value="remove">
                  Remove<span className="govuk-visually-hidden"> condition {index + 1}</span>
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      {parts.length > 1 ? (
        <Form method="post">
          <Version value={version} />
          <Radios
            name="join"
            legend="Which of these must hold?"
            value={join}
            items={[
              { value: "all", label: "All of them" },
              { value: "any", label: "At least one of them" },
            ]}
          />
          <Button look="secondary" name="intent" value="join">
            Save which must hold
          </Button>
        </Form>
      ) : null}
      <h2 className="govuk-heading-m">Add a condition</h2>
      {answers.length === 0 ? (
        <p className="govuk-body">No question before this one has choices to look at.</p>
      ) : (
        <Form method="post" noValidate>
          <Select
            {...field("about")}
            label="Which earlier answer does it look at?"
            hint="Such as the type of organisation, its size, or how it works"
            items={[
              { value: "", text: "Select an answer" },
              ...answers.map((one) => ({ value: one.value, text: one.label })),
            ]}
          />
          <Button name="intent" value="add">
            Continue
          </Button>
        </Form>
      )}
    </Page>
  );
}
