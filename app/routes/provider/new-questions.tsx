import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import type { AskedSince } from "#app/domain/catch-up/asked-since.ts";
import { newQuestionsPage } from "#app/domain/catch-up/new-questions-page.server.ts";
import { sendCatchUp } from "#app/domain/catch-up/send-catch-up.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { submissionKeyOf } from "./submission-key.ts";

export const handle = { title: "New questions", states: ["todo", "complete", "sent", "closed", "error"] };

export const loader = guardedRead("application.read", async ({ db, who, at, params }) => ({
  ...(await newQuestionsPage(db, who, params.id ?? "", at)),
  mayEdit: can(who, "application.edit"),
  maySend: can(who, "application.submit"),
  submissionKey: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "application.submit",
  async ({ db, who, at, params, form }) => {
    const applicationId = params.id ?? "";
    const submissionKey = submissionKeyOf(await form(), at);
    await sendCatchUp(db, who, { applicationId, submissionKey }, at);
    throw redirect(paths.provider.newQuestions(applicationId), 303);
  },
  "application.read",
);

export default function NewQuestions() {
  const view = useLoaderData<typeof loader>();
  const { id, ref, lotName, open, sent, mayEdit, maySend, submissionKey } = view;
  const { problems } = useFormState();
  if (!open) return sent ? <Sent id={id} lotName={lotName} sent={sent} /> : <Closed id={id} lotName={lotName} />;
  return (
    <Page
      title="New questions"
      caption={`${lotName}, ${ref}`}
      back={paths.provider.application(id)}
      summary={<ErrorSummary problems={problems} />}
    >
      {open.paused ? (
        <WarningText>
          New requests to you on {lotName} are paused, because we did not have your answers by {open.due}. The pause
          ends when you send them.
        </WarningText>
      ) : (
        <p className="govuk-body">
          We have changed what we ask of everyone who is approved for {lotName}. Answer by the end of{" "}
          <strong>{open.due}</strong>. If you do not, we pause new requests to you on {lotName} until you do.
        </p>
      )}
      {open.whys.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Why we ask</h2>
          {open.whys.map((why) => (
            <p className="govuk-body app-answer" key={why}>
              {why}
            </p>
          ))}
        </>
      ) : null}
      <h2 className="govuk-heading-m">The questions</h2>
      {open.questions.length === 0 ? <p className="govuk-body">None of them applies to you now.</p> : null}
      <TaskList
        items={open.questions.map(({ id: question, label, page, state, before }) => ({
          title: label,
          hint: before ? "You answered this before we changed it. You can read your earlier answer there." : undefined,
          href: mayEdit ? `${paths.provider.question(id, page)}#${question}` : undefined,
          status: <State state={state} />,
        }))}
      />
      {maySend ? <Send complete={open.complete} submissionKey={submissionKey} /> : null}
    </Page>
  );
}

function Send({ complete, submissionKey }: { complete: boolean; submissionKey: string }) {
  if (!complete) return <p className="govuk-body">You can send your answers when each of them is finished.</p>;
  return (
    <Form method="post">
      <h2 className="govuk-heading-m">Send your answers</h2>
      <p className="govuk-body">
        By sending them you confirm that they are true. All your other answers stay as you sent them.
      </p>
      <SubmissionKey value={submissionKey} />
      <Button>Send your answers</Button>
    </Form>
  );
}

type SentProps = { id: string; lotName: string; sent: { at: string; by: string } };

function Sent({ id, lotName, sent }: SentProps) {
  return (
    <Page back={paths.provider.application(id)}>
      <Panel title="Answers sent">You stay approved for {lotName}</Panel>
      <p className="govuk-body">
        {sent.by} sent your answers to the new questions at {sent.at}. We read them, and ask you by email if something
        is not clear. There is nothing that you need to do now.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.sent(id)}>
          See what you sent
        </a>
      </p>
    </Page>
  );
}

function Closed({ id, lotName }: { id: string; lotName: string }) {
  return (
    <Page title="New questions" caption={lotName} back={paths.provider.application(id)}>
      <p className="govuk-body">
        We do not ask these questions any more. There is nothing that you need to do now, and you stay approved for{" "}
        {lotName}.
      </p>
    </Page>
  );
}

const inWords = { "to-answer": "To answer", unfinished: "Not finished", answered: "Answered" } as const;

function State({ state }: { state: AskedSince["state"] }) {
  if (state === "answered") return <>{inWords[state]}</>;
  return <Tag colour={state === "unfinished" ? "teal" : "blue"}>{inWords[state]}</Tag>;
}
