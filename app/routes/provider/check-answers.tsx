import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { answersInWords } from "#app/domain/applications/answers-in-words.ts";
import { findSubmission } from "#app/domain/applications/applications.server.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { fileView } from "#app/domain/applications/page-view.ts";
import { answersOf } from "#app/domain/applications/submission.ts";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { evidenceByIds } from "#app/domain/evidence/evidence.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { AnswerSections, answerAt } from "./answer-sections.tsx";
import { submissionKeyOf } from "./submission-key.ts";

export const handle = { title: "Check your answers", states: ["incomplete", "filled", "sent", "error"] };

export const loader = guardedRead("application.read", async ({ db, who, at, params }) => {
  const form = await openForm(db, who, params.id ?? "", "application.read", at);
  const { application, set, answers, context, evidence } = form;
  const { id, ref, lotName, lotStatus, status } = application;
  const sent = status === "draft" ? undefined : await findSubmission(db, id);
  const shown = sent
    ? answersInWords(sent.questionSet.definition, answersOf(sent), context).map((section) => ({
        ...section,
        answers: section.answers.map((answer) => ({ ...answer, problems: [] })),
      }))
    : answersInWords(set, answers, context);
  const files = sent
    ? await evidenceByIds(
        db,
        application.providerId,
        sent.evidence.map((one) => one.id),
      )
    : evidence;
  return {
    id,
    ref,
    lotName,
    draft: status === "draft",
    closed: lotStatus === "closed",
    maySend: can(who, "application.submit"),
    sections: shown,
    files: files.map(fileView),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "application.submit",
  async ({ db, who, at, params, form }) => {
    const applicationId = params.id ?? "";
    const submissionKey = submissionKeyOf(await form(), at);
    await submitApplication(db, who, { applicationId, submissionKey }, at);
    throw redirect(paths.provider.submitted(applicationId), 303);
  },
  "application.read",
);

export default function CheckAnswers() {
  const { id, ref, lotName, draft, closed, maySend, sections, files, submissionKey } = useLoaderData<typeof loader>();
  const { problems: refused } = useFormState();
  const unfinished = sections.flatMap(({ answers }) =>
    answers.flatMap(({ page, problems }) =>
      problems.map(({ name, message }) => ({ href: answerAt(id, page, name), message })),
    ),
  );
  return (
    <Page
      title={draft ? "Check your answers" : "What you sent"}
      caption={`${lotName}, ${ref}`}
      back={paths.provider.application(id)}
      backText="All sections"
      summary={<ErrorSummary problems={refused} />}
    >
      {draft && unfinished.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Still to finish</h2>
          <ul className="govuk-list govuk-list--bullet">
            {unfinished.map(({ href, message }) => (
              <li key={href}>
                <a className="govuk-link" href={href}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {draft ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.sent(id)}>
            Every copy of what you sent, with its documents
          </a>
        </p>
      )}
      <AnswerSections
        sections={sections}
        files={files}
        changeAt={draft && maySend ? ({ page }) => answerAt(id, page) : undefined}
      />
      {draft && maySend ? (
        <Send closed={closed} lotName={lotName} unfinished={unfinished.length} submissionKey={submissionKey} />
      ) : null}
    </Page>
  );
}

type SendProps = { closed: boolean; lotName: string; unfinished: number; submissionKey: string };

function Send({ closed, lotName, unfinished, submissionKey }: SendProps) {
  if (unfinished > 0) return <p className="govuk-body">You can send the application when nothing is left to finish.</p>;
  return (
    <Form method="post">
      <h2 className="govuk-heading-m">Send your application</h2>
      {closed ? (
        <WarningText>{lotName} is closed: the application cannot be sent now. Your draft is kept.</WarningText>
      ) : null}
      <p className="govuk-body">
        By sending it you confirm the declaration above: that your answers are true, and that you accept the terms and
        the specification. You cannot change your answers while we read them.
      </p>
      <SubmissionKey value={submissionKey} />
      <Button>Send the application</Button>
    </Form>
  );
}
