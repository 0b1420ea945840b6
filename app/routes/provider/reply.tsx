import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { answersInWords } from "#app/domain/applications/answers-in-words.ts";
import { pageOf, stageOf } from "#app/domain/applications/may-change.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { fileView } from "#app/domain/applications/page-view.ts";
import { replySchema, replyToRequest } from "#app/domain/applications/reply-to-request.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { AnswerSections } from "./answer-sections.tsx";

export const handle = { title: "Answer our question", states: ["filled", "error"] };

export const loader = guardedRead("application.edit", async ({ db, who, at, params }) => {
  const form = await openForm(db, who, params.id ?? "", "application.edit", at);
  const { application, asked, set, answers, context, evidence } = form;
  const question = asked && findQuestion(set, asked.questionId);
  if (!asked || !question || application.status !== "information-requested")
    throw new NotAllowedNow("reply: no question is open");
  const sections = answersInWords(set, answers, { ...context, stage: stageOf(question) });
  return {
    id: application.id,
    ref: application.ref,
    question: asked.question,
    due: formatDate(asked.dueOn, "long"),
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
    await replyToRequest(db, who, { applicationId, reply: parsed.answers.reply }, at);
    throw redirect(paths.provider.application(applicationId), 303);
  },
  "application.read",
);

export default function Reply() {
  const { id, ref, question, due, page, sections, files } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page
      title="Answer our question"
      caption={`Application ${ref}`}
      back={paths.provider.application(id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <InsetText>
        <p className="govuk-body app-answer">{question}</p>
        <p className="govuk-body">Answer by {due}.</p>
      </InsetText>
      <AnswerSections sections={sections} files={files} />
      <ButtonLink href={paths.provider.question(id, page)} look="secondary">
        Change this answer
      </ButtonLink>
      <Form method="post" noValidate>
        <CharacterCount
          {...field("reply")}
          label="Your reply"
          labelProps={{ size: "m" }}
          hint="Say what you changed, or why it stands as it is"
          limit={2000}
        />
        <Button>Send the reply</Button>
      </Form>
    </Page>
  );
}
