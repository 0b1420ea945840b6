import { Form, useLoaderData } from "@remix-run/react";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { loader } from "./lot-panel.tsx";

type Asked = {
  questionId: string;
  label: string;
  asked: boolean;
  writtenBy: string;
  modelAnswer: string;
  scale: readonly string[];
  because: string | null;
  from: string;
  setBy: string;
  answers: { before: number; scored: number };
};

/** A question of young people's as officers read it, with the answer that they hope for; `href` changes it. */
export function AskedCard({ href, ...question }: Asked & { href?: string | undefined }) {
  const words = (text: string) => <span className="app-answer">{text}</span>;
  return (
    <SummaryList
      card={{
        title: question.questionId,
        ...(href ? { actions: [{ href, text: "Change", visuallyHiddenText: question.questionId }] } : {}),
      }}
      rows={[
        { key: "Question", value: question.label },
        {
          key: "State",
          value: question.asked ? <Tag colour="green">Scored</Tag> : <Tag colour="grey">No longer scored</Tag>,
        },
        {
          key: "Answers",
          value: `${question.answers.before} under review, ${question.answers.scored} of them scored by somebody`,
        },
        { key: "The answer they hope for", value: words(question.modelAnswer) },
        { key: "Written by", value: question.writtenBy },
        {
          key: "What scores mean",
          value: (
            <ul className="govuk-list">
              {question.scale.map((meaning, score) => (
                <li key={meaning}>
                  {score}: {meaning}
                </li>
              ))}
            </ul>
          ),
        },
        { key: "Since", value: `${question.from}, set by ${question.setBy}` },
        ...(question.because ? [{ key: "Why it was changed", value: words(question.because) }] : []),
      ]}
    />
  );
}

/** What both forms carry: which question, as it was read, and the key by which it happens once. */
function Carried({ intent }: { intent: "set" | "stop" }) {
  const { chosen, submissionKey } = useLoaderData<typeof loader>();
  const { text } = useFormState();
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      {chosen ? <input type="hidden" name="questionId" value={chosen.questionId} /> : null}
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Version value={Number(text("version") ?? chosen?.version ?? 0)} />
    </>
  );
}

/** The answer that young people hope for and what their scores mean, for a new question or for the chosen one. */
export function SetForm() {
  const { chosen, free, start, lot } = useLoaderData<typeof loader>();
  const { scale, writtenBy } = chosen ?? start;
  const form = useFormState();
  // Not the form's saved words: the other form may be the one that was refused.
  const field = (name: string, saved?: string) => ({
    ...form.field(name),
    defaultValue: form.text(name) ?? saved,
  });
  const meanings = scale.map((meaning, score) => ({ name: `scale.${score}`, label: `Score ${score}`, meaning }));
  return (
    <Form method="post" noValidate action={paths.admin.lotPanel(lot.id, chosen?.questionId)}>
      <h2 className="govuk-heading-m">{chosen ? "Change it" : "Let young people score a question"}</h2>
      <Carried intent="set" />
      {chosen ? null : (
        <Select
          {...field("questionId")}
          label="Which question is theirs?"
          hint="The questions of this lot that are answered in one long text"
          items={[
            { value: "", text: "Choose a question" },
            ...free.map(({ id, label }) => ({ value: id, text: `${id}: ${label}` })),
          ]}
        />
      )}
      <Textarea
        {...field("modelAnswer", chosen?.modelAnswer)}
        label="The answer that they hope for"
        hint="In the young people’s own words. Providers never see it"
        rows={6}
      />
      <Input {...field("writtenBy", writtenBy)} label="Who wrote it?" />
      <Fieldset legend="What each score means" legendProps={{ className: "govuk-fieldset__legend--s" }}>
        {meanings.map(({ name, label, meaning }) => (
          <Input {...field(name, meaning)} key={name} label={label} />
        ))}
      </Fieldset>
      {chosen ? (
        <Textarea
          {...field("because")}
          label="Why do you change it?"
          hint="Scores that were given before keep the words that they were given against"
          rows={3}
        />
      ) : null}
      <Button>{chosen ? "Save the change" : "Let young people score it"}</Button>
    </Form>
  );
}

/** Takes a question away from the panel; what was scored is kept. */
export function StopForm() {
  const { chosen, lot } = useLoaderData<typeof loader>();
  const { field, error, list } = useFormState();
  return (
    <Form method="post" noValidate action={paths.admin.lotPanel(lot.id, chosen?.questionId)}>
      <h2 className="govuk-heading-m">Or stop the scoring</h2>
      <Carried intent="stop" />
      <Textarea {...field("stopBecause")} label="Why is it no longer scored?" rows={3} />
      <Checkboxes
        name="confirm"
        error={error("confirm")}
        values={list("confirm")}
        legend="Are you sure?"
        items={[{ value: "yes", label: "Young people no longer see answers to this question" }]}
      />
      <Button look="warning">Stop the scoring</Button>
    </Form>
  );
}
