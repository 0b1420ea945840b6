import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { kindNames } from "#app/domain/question-sets/describe.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import { changeQuestion, putField, removeQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { eitherOf } from "#app/domain/question-sets/drafts/either.server.ts";
import { fieldInWords, questionInWords } from "#app/domain/question-sets/drafts/outline.ts";
import { onLot } from "#app/domain/question-sets/for-lot.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { faultsIn } from "#app/domain/question-sets/set-faults.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Faults } from "./outline.tsx";

export const handle = {
  title: ({ data }: { data?: { label: string } }) => data?.label ?? "Question",
  states: ["read", "draft", "error"],
};

export const loader = guarded("question-set.read", async ({ db, who, at, params }) => {
  const { id = "", question: questionId = "" } = params;
  const { set, lots, draft, name } = await eitherOf(db, id, at);
  const question = findQuestion(set, questionId);
  if (!question) throw new NotFound("question");
  const faults = draft === undefined ? [] : faultsIn(set).filter((fault) => fault.question === questionId);
  return {
    ...{ id, questionId, name, label: onLot(question, "").label },
    draft: can(who, "question-set.edit") ? draft : undefined,
    facts: questionInWords(question, set, lots),
    faults: faults.filter(({ field }) => !field).map(({ message }) => message),
    fields: question.fields.map((field) => ({
      name: field.name,
      title: field.label ?? (question.fields.length === 1 ? "The answer" : field.name),
      about: fieldInWords(field),
      hint: field.hint,
      faults: faults.filter((fault) => fault.field?.split(".")[0] === field.name).map(({ message }) => message),
    })),
  };
});

const version = z.coerce.number().int();
const kinds = Object.keys(kindNames) as [keyof typeof kindNames, ...(keyof typeof kindNames)[]];
const form = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add-field"), kind: z.enum(kinds, { error: "Select the kind of answer" }) }),
  z.object({ intent: z.literal("remove-field"), field: z.string(), version }),
  z.object({ intent: z.literal("remove"), confirm: z.literal("yes", { error: "Tick the box to confirm" }), version }),
]);

export const action = guardedAction(
  "question-set.edit",
  async ({ db, who, at, params, form: posted }) => {
    const { id = "", question: questionId = "" } = params;
    const parsed = parseForm(form, await posted());
    if (!parsed.ok) return data(parsed.failure, 400);
    const given = parsed.answers;
    if (given.intent === "add-field") throw redirect(paths.admin.setField(id, questionId, "new", given.kind), 303);
    const input = { draftId: id, version: given.version, what: given.intent, of: questionId };
    const edit =
      given.intent === "remove"
        ? removeQuestion(questionId)
        : changeQuestion(questionId, (question) => putField(question, given.field, undefined));
    await changeDraft(db, who, input, edit, at);
    throw redirect(
      given.intent === "remove" ? paths.admin.questionSet(id) : paths.admin.setQuestion(id, questionId),
      303,
    );
  },
  "question-set.read",
);

const changeAt = { Hint: "words", "What passes": "rule", "Asked when": "shown" } as const;

export default function QuestionPage() {
  const { id, questionId, name, label, draft, facts, faults, fields } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const { admin } = paths;
  const links = { words: admin.setWords, rule: admin.setRule, shown: admin.setShown };
  const linkFor = (key: string) => {
    const to = links[changeAt[key as keyof typeof changeAt] ?? "words"];
    return to(id, questionId);
  };
  return (
    <Page
      title={label}
      caption={`${questionId}, ${name}`}
      back={admin.questionSet(id)}
      backText="All questions"
      summary={<ErrorSummary problems={problems} />}
    >
      <Faults id={questionId} messages={faults} />
      {draft === undefined ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={admin.setWords(id, questionId)}>
            Change the words
          </a>
        </p>
      )}
      <SummaryList
        rows={facts.map(({ key, value }) => ({
          key,
          value,
          actions:
            draft === undefined || key === "Also covers"
              ? []
              : [{ href: linkFor(key), text: "Change", visuallyHiddenText: key.toLowerCase() }],
        }))}
      />
      <h2 className="govuk-heading-m">What is asked</h2>
      {fields.map((field) => (
        <div key={field.name}>
          <Faults id={`${questionId}-${field.name}`} messages={field.faults} />
          <SummaryList
            card={{
              title: field.title,
              headingLevel: 3,
              actions:
                draft === undefined ? [] : [{ href: admin.setField(id, questionId, field.name), text: "Change" }],
            }}
            rows={[{ key: "Kind", value: field.about }, ...(field.hint ? [{ key: "Hint", value: field.hint }] : [])]}
          />
          {draft === undefined || fields.length === 1 ? null : <RemoveField name={field.name} title={field.title} />}
        </div>
      ))}
      {draft === undefined ? null : <AddAndRemove version={draft} />}
    </Page>
  );
}

function RemoveField({ name, title }: { name: string; title: string }) {
  const { draft = 0 } = useLoaderData<typeof loader>();
  return (
    <Form method="post">
      <Version value={draft} />
      <input type="hidden" name="field" value={name} />
      <Button look="secondary" name="intent" value="remove-field">
        Remove<span className="govuk-visually-hidden">: {title}</span>
      </Button>
    </Form>
  );
}

function AddAndRemove({ version }: { version: number }) {
  const { field, error, list } = useFormState();
  return (
    <>
      <Form method="post" noValidate>
        <h2 className="govuk-heading-m">Ask one more thing here</h2>
        <Select
          {...field("kind")}
          label="Kind of answer"
          items={[
            { value: "", text: "Select a kind" },
            ...Object.entries(kindNames).map(([value, text]) => ({ value, text })),
          ]}
        />
        <Button look="secondary" name="intent" value="add-field">
          Continue
        </Button>
      </Form>
      <Details summary="Remove this question">
        <Form method="post" noValidate>
          <p className="govuk-body">
            It is not asked any more from the next version on. Answers that were given to it are kept, and stay readable
            in what was sent.
          </p>
          <Version value={version} />
          <Checkboxes
            name="confirm"
            legend="Are you sure?"
            error={error("confirm")}
            values={list("confirm")}
            items={[{ value: "yes", label: "Yes, remove the question from this draft" }]}
          />
          <Button look="warning" name="intent" value="remove">
            Remove the question
          </Button>
        </Form>
      </Details>
    </>
  );
}
