import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { answersInWords } from "#app/domain/applications/answers-in-words.ts";
import { pageOf, stageOf } from "#app/domain/applications/may-change.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { fileView } from "#app/domain/applications/page-view.ts";
import { replySchema, replyToRequest } from "#app/domain/applications/reply-to-request.server.ts";
import { threadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { getThread } from "#app/domain/applications/threads/threads.server.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { Conversation } from "../thread-parts.tsx";
import { AnswerSections } from "./answer-sections.tsx";

export const handle = { title: "Answer our question", states: ["filled", "error", "answered"] };

export const loader = guardedRead("application.edit", async ({ db, who, at, params, url }) => {
  const form = await openForm(db, who, params.id ?? "", "application.edit", at);
  const { application, asked, set, answers, context, evidence } = form;
  const named = url.searchParams.get("thread") ?? asked[0]?.id;
  if (!named) throw new NotAllowedNow("reply: no question is open");
  const thread = await getThread(db, application.id, named);
  const question = findQuestion(set, thread.questionId);
  if (!question) throw new NotFound("question");
  const sections = answersInWords(set, answers, { ...context, stage: stageOf(question) });
  return {
    id: application.id,
    ref: application.ref,
    thread: threadInBrief(thread, set, "provider", at),
    others: asked.filter(({ id }) => id !== thread.id).length,
    page: pageOf(set, question.id)?.id ?? "",
    sections: sections
      .map((section) => ({ ...section, answers: section.answers.filter(({ id }) => id === question.id) }))
      .filter((section) => section.answers.length > 0),
    files: evidence.filter(({ questionId }) => questionId === question.id).map(fileView),
  };
});

export const action = guardedAction(
  "application.edit",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(replySchema, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const applicationId = params.id ?? "";
    const { thread: threadId, reply } = parsed.answers;
    await replyToRequest(db, who, { applicationId, threadId, reply }, at);
    throw redirect(paths.provider.application(applicationId), 303);
  },
  "application.read",
);

export default function Reply() {
  const { id, ref, thread, others, page, sections, files } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page
      title={thread.waits ? "Answer our question" : "Our question and your answer"}
      caption={`Application ${ref}`}
      back={paths.provider.application(id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        About your answer to: {thread.about} <Tag colour={thread.status.colour}>{thread.status.text}</Tag>
      </p>
      <Conversation messages={thread.messages} />
      {thread.late ? (
        <WarningText>This was due by {thread.due}. Answer it all the same: a late reply still counts.</WarningText>
      ) : null}
      {thread.waits && !thread.late ? <p className="govuk-body">Answer by {thread.due}.</p> : null}
      <AnswerSections sections={sections} files={files} />
      {thread.waits ? (
        <>
          <ButtonLink href={paths.provider.question(id, page)} look="secondary">
            Change this answer
          </ButtonLink>
          <Form method="post" noValidate>
            <input type="hidden" name="thread" value={thread.id} />
            <CharacterCount
              {...field("reply")}
              label="Your reply"
              labelProps={{ size: "m" }}
              hint="Say what you changed, or why it stands as it is"
              limit={2000}
            />
            {others > 0 ? (
              <p className="govuk-body">
                {others === 1 ? "One other question waits" : `${others} other questions wait`} for you. We go on reading
                your application when the last one is answered.
              </p>
            ) : null}
            <Button>Send the reply</Button>
          </Form>
        </>
      ) : null}
    </Page>
  );
}
