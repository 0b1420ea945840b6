import { Form, useLoaderData } from "@remix-run/react";
import type { ClarificationState } from "#app/domain/frameworks/clarifications/clarification-state.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { loader } from "./lot-questions.tsx";

type Question = {
  question: string;
  publicQuestion: string | null;
  answer: string | null;
  answeredBy: string | null;
  closedBecause: string | null;
  askerName: string | null;
  providerName: string | null;
  state: ClarificationState;
  corrected: boolean;
  asked: string;
  decided?: string | undefined;
};

const states = {
  waiting: { text: "Waiting", colour: "blue" },
  published: { text: "Published", colour: "green" },
  closed: { text: "Closed", colour: "grey" },
} as const;

/** A question as the council reads it, with who asked; `href` opens its forms. */
export function QuestionCard({ href, ...asked }: Question & { href?: string | undefined }) {
  const { state, corrected, decided, answeredBy, providerName, askerName } = asked;
  const words = (text: string | null) => <span className="app-answer">{text}</span>;
  const { text, colour } = states[state];
  const done = [decided, answeredBy, corrected ? "corrected since" : ""].filter(Boolean).join(", ");
  return (
    <SummaryList
      card={{
        title: `Asked ${asked.asked}`,
        ...(href && state !== "closed"
          ? { actions: [{ href, text: state === "waiting" ? "Answer or close" : "Correct the answer" }] }
          : {}),
      }}
      rows={[
        {
          key: "State",
          value: (
            <>
              <Tag colour={colour}>{text}</Tag> {done}
            </>
          ),
        },
        { key: "Asked by", value: [askerName, providerName].filter(Boolean).join(", ") },
        { key: "Question", value: words(asked.question) },
        ...(state === "published"
          ? [
              { key: "Published as", value: words(asked.publicQuestion) },
              { key: "Answer", value: words(asked.answer) },
            ]
          : []),
        ...(state === "closed" ? [{ key: "Why it was closed", value: words(asked.closedBecause) }] : []),
      ]}
    />
  );
}

/** What both forms carry: which question, as it was read, and the key by which it happens once. */
function Carried({ intent }: { intent: "answer" | "close" }) {
  const { chosen, submissionKey } = useLoaderData<typeof loader>();
  const { text } = useFormState();
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="questionId" value={chosen?.id} />
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Version value={Number(text("version") ?? chosen?.version)} />
    </>
  );
}

/** The public wording of a question, with the asked words to start from, and its answer. */
export function AnswerForm() {
  const { chosen } = useLoaderData<typeof loader>();
  // Not the saved words of the form's state: the other form may be the one that was refused.
  const { field, text } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">{chosen?.state === "published" ? "Publish it anew" : "Publish an answer"}</h2>
      <p className="govuk-body">
        Whoever asked, and the owners of every provider that applies to this lot, get an email at the same time.
      </p>
      <Carried intent="answer" />
      <Textarea
        {...field("publicQuestion")}
        defaultValue={text("publicQuestion") ?? chosen?.publicQuestion ?? chosen?.question}
        label="The question as everyone reads it"
        hint="Take out the names of people and organisations, and whatever shows who asked"
      />
      <Textarea {...field("answer")} defaultValue={text("answer") ?? chosen?.answer ?? ""} label="Answer" />
      <Button>{chosen?.state === "published" ? "Publish the correction" : "Publish the answer"}</Button>
    </Form>
  );
}

/** The other way: nobody but the asker's organisation reads of it again. */
export function CloseForm() {
  const { field } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Or close it without publishing</h2>
      <Carried intent="close" />
      <Textarea
        {...field("reason")}
        label="Why is it not published?"
        hint="The organisation that asked reads it: for example commercially sensitive, or asked before"
        rows={3}
      />
      <Button look="secondary">Close the question</Button>
    </Form>
  );
}
