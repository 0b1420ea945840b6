import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { newAnswers } from "#app/domain/reviews/new-answers.server.ts";
import { readForm, readNewAnswers } from "#app/domain/reviews/read-new-answers.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Beside } from "#app/ui/beside.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Answers, SectionDocuments } from "./section-parts.tsx";

export const handle = { title: "Answers to new questions", states: ["filled", "done"] };

export const loader = guardedRead("application.review", async ({ db, who, at, params }) => {
  const { unread, ...view } = await newAnswers(db, who, params.id ?? "", at);
  return {
    ...view,
    opensEvidence: can(who, "evidence.review"),
    mayRead: unread && can(who, "application.recommend"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(readForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const applicationId = params.id ?? "";
    await readNewAnswers(db, who, { applicationId, ...parsed.answers }, at);
    throw redirect(paths.admin.newAnswers(applicationId), 303);
  },
  "application.review",
);

export default function NewAnswers() {
  const view = useLoaderData<typeof loader>();
  const { id, read, whys } = view;
  const { problems } = useFormState();
  return (
    <Page
      title="Answers to new questions"
      caption={`${view.provider}, ${view.lot}, ${view.ref}`}
      back={paths.admin.application(id)}
      backText="Application"
      width="full"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        This provider is approved, and stays so while you read. The answers were sent at {view.sent}.
      </p>
      {whys.map((why) => (
        <InsetText key={why}>Why we asked: {why}</InsetText>
      ))}
      <Beside
        firstLabel="Answers"
        first={<Answers applicationId={id} answers={view.answers} asks={false} />}
        secondLabel="Documents"
        second={<SectionDocuments documents={view.documents} open={view.opensEvidence} />}
      />
      {view.mayRead ? (
        <Form method="post">
          <SubmissionKey value={view.key} />
          <Button>I have read these answers</Button>
        </Form>
      ) : null}
      {read ? <p className="govuk-body">Read at {read}.</p> : null}
    </Page>
  );
}
