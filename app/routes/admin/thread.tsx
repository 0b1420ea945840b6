import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import { threadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { getThread } from "#app/domain/applications/threads/threads.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { answerInWords } from "#app/domain/reviews/in-brief.ts";
import { threadForm } from "#app/domain/reviews/review-forms.ts";
import { questionsIn } from "#app/domain/reviews/section-checks.ts";
import { closeThread } from "#app/domain/reviews/threads/close-thread.server.ts";
import { extendThread } from "#app/domain/reviews/threads/extend-thread.server.ts";
import { followUp } from "#app/domain/reviews/threads/follow-up.server.ts";
import { stepsNow } from "#app/domain/reviews/threads/steps-now.ts";
import { withdrawThread } from "#app/domain/reviews/threads/withdraw-thread.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Conversation } from "../thread-parts.tsx";
import { Given } from "./section-parts.tsx";

export const handle = { title: "Question to the provider", states: ["waiting", "replied", "error", "over"] };

export const loader = guardedRead("application.review", async ({ db, who, at, params }) => {
  const { application, sections, submission, answers, submittedAt } = await readCase(db, who, params.id ?? "");
  const thread = await getThread(db, application.id, params.thread ?? "");
  const set = submission.questionSet.definition;
  const question = findQuestion(set, thread.questionId);
  const section = sections.find((one) => questionsIn([one]).some(({ id }) => id === thread.questionId));
  const open = await openRequestsOf(db, application.id);
  const asksElsewhere = open.some((one) => one.questionId === thread.questionId);
  const steps = stepsNow({ thread: thread.state, application: application.status, asksElsewhere });
  return {
    id: application.id,
    caption: `${application.providerName}, ${application.ref}`,
    section: section && { id: section.id, title: section.title },
    given: question ? answerInWords(set, question, answers, { today: londonDate(submittedAt), stage: "A" }) : [],
    steps: can(who, "application.recommend") ? steps : [],
    key: uuidv7(at.getTime()),
    thread: threadInBrief(thread, set, "council", at),
  };
});

const doing = { "follow-up": followUp, close: closeThread, extend: extendThread, withdraw: withdrawThread };

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(threadForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { intent, ...answers } = parsed.answers;
    const ids = { applicationId: params.id ?? "", threadId: params.thread ?? "" };
    await doing[intent](db, who, { ...ids, ...answers }, at);
    throw redirect(paths.admin.application(ids.applicationId), 303);
  },
  "application.review",
);

const choices = {
  "follow-up": { label: "Ask again", hint: "Write the question below, and by when" },
  close: { label: "Close it as answered", hint: undefined },
  extend: { label: "Give more time", hint: "Enter the new date below" },
  withdraw: { label: "Withdraw the question", hint: "Say why below: the provider reads it" },
};

export default function ThreadPage() {
  const view = useLoaderData<typeof loader>();
  const { id, caption, section, thread, given, steps, key } = view;
  const { problems, field, date, text, error } = useFormState();
  return (
    <Page
      title="Question to the provider"
      caption={caption}
      back={paths.admin.application(id)}
      backText="Application"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        About: {thread.about} <Tag colour={thread.status.colour}>{thread.status.text}</Tag>
      </p>
      {thread.waits ? <p className="govuk-body">Due by the end of {thread.due}.</p> : null}
      <Conversation messages={thread.messages} />
      <h2 className="govuk-heading-m">The answer as it was last sent</h2>
      <Given given={given} />
      {section ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.applicationSection(id, section.id)}>
            Open the section {section.title}
          </a>
        </p>
      ) : null}
      {steps.length > 0 ? (
        <Form method="post" noValidate>
          <SubmissionKey value={text("submissionKey") ?? key} />
          <Radios
            name="intent"
            legend="What do you want to do?"
            legendProps={{ className: "govuk-fieldset__legend--m" }}
            items={steps.map((value) => ({ value, ...choices[value] }))}
            value={text("intent")}
            error={error("intent")}
          />
          <Textarea {...field("text")} label="What you write to the provider" rows={4} />
          {steps.some((step) => step === "follow-up" || step === "extend") ? (
            <DateInput
              {...date("dueOn")}
              legend="To be answered by the end of"
              hint="To ask again or to give more time. A new question is due in five working days unless you change it"
            />
          ) : null}
          <Button>Save</Button>
        </Form>
      ) : null}
    </Page>
  );
}
