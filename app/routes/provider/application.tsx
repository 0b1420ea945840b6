import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import {
  applicationStates,
  isIn,
  isOver,
  statusInWords,
  withCouncil,
} from "#app/domain/applications/application-status.ts";
import { countEarlierAnswers } from "#app/domain/applications/earlier-answers.ts";
import { answersLeft, paceFrom, timeLeft } from "#app/domain/applications/minutes-left.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { measuredPace } from "#app/domain/applications/pace.server.ts";
import { stepsOf } from "#app/domain/applications/progress.server.ts";
import { reasonsBefore } from "#app/domain/applications/reasons-before.server.ts";
import { refusalOf } from "#app/domain/applications/refusal-reasons.server.ts";
import { taskOf } from "#app/domain/applications/task-list.ts";
import { threadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import { conditionInBrief, conditionsOf } from "#app/domain/conditions/conditions.server.ts";
import { evidenceToGiveAgain } from "#app/domain/evidence/evidence.server.ts";
import { lostAs } from "#app/domain/evidence/evidence.ts";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { topics } from "#app/domain/messages/topics.ts";
import { check } from "#app/domain/question-sets/answers.ts";
import { timeToDecision } from "#app/domain/reviews/time-to-decision.server.ts";
import { timeInWords } from "#app/domain/reviews/time-to-decision.ts";
import { allowed } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { ConditionList } from "../condition-parts.tsx";
import { LostDocument } from "./lost-document.tsx";
import { Progress } from "./progress.tsx";
import { QuestionsAsked } from "./questions-asked.tsx";
import { ApplyAgain, ReasonsBefore, RefusalReasons } from "./refusal-reasons.tsx";

export const handle = {
  title: ({ data }: { data: { title: string } }) => data.title,
  states: ["draft", "offered", "complete", "sent", "asked", "new-questions", "refused"],
};

export const loader = guardedRead("application.read", async ({ db, who, at, params }) => {
  const form = await openForm(db, who, params.id ?? "", "application.read", at);
  const { application, set, answers, context, catchUp } = form;
  const { id, ref, lotName, lotStatus, status, createdAt, submittedAt, decidedAt } = application;
  const result = check(set, answers, context);
  const again = await evidenceToGiveAgain(db, application.providerId);
  const threads = await threadsOf(db, id);
  return {
    title: `Application to ${lotName}`,
    id,
    ref,
    status,
    statusInWords: statusInWords[status],
    lotName,
    lotClosed: lotStatus === "closed",
    questions: `Version ${set.version}`,
    started: formatDate(createdAt),
    sent: submittedAt && formatDate(submittedAt),
    decided: decidedAt && formatDate(decidedAt),
    takes: status === "draft" ? timeInWords(await timeToDecision(db, application.lotId, at)) : undefined,
    steps: await stepsOf(db, application, threads, at),
    complete: result.complete,
    tasks: status === "draft" ? result.sections.map((section) => taskOf(set, section, result, answers, context)) : [],
    newQuestions: catchUp && { due: formatDate(catchUp.dueOn, "long") },
    conditions: (await conditionsOf(db, id)).map((one) => conditionInBrief(one, at)),
    threads: threads.map((thread) => threadInBrief(thread, set, "provider", at)),
    refusal: status === "refused" ? await refusalOf(db, application, at) : { reasons: [], draftId: undefined },
    before: await reasonsBefore(db, form),
    applyAgain:
      isOver(status) && lotStatus === "open" && can(who, "application.start")
        ? { lotId: application.lotId, submissionKey: uuidv7(at.getTime()) }
        : undefined,
    again: again.map((row) => ({ title: titleOfEvidence(set, row.questionId, row.field), lost: lostAs(row) })),
    time:
      status === "draft"
        ? timeLeft(answersLeft(result), paceFrom(await measuredPace(db, application.lotId)))
        : undefined,
    earlier: status === "draft" && can(who, "application.edit") ? countEarlierAnswers(form) : 0,
    mayEdit: can(who, "application.edit"),
    mayWithdraw: can(who, "application.submit") && allowed(applicationStates, status).includes("withdraw"),
  };
});

export default function ApplicationPage() {
  const application = useLoaderData<typeof loader>();
  const { id, ref, title, status, started, sent, decided, takes, complete, tasks, time, mayEdit, mayWithdraw } =
    application;
  const unfinished = tasks.filter(({ state }) => state !== "completed").length;
  return (
    <Page title={title} caption={`Reference ${ref}`} back={paths.provider.applications()} backText="All applications">
      <Notices application={application} />
      <SummaryList
        rows={[
          { key: "State", value: <Tag colour={status === "draft" ? "grey" : "blue"}>{application.statusInWords}</Tag> },
          { key: "Questions", value: application.questions },
          { key: "Started", value: started },
          ...(sent ? [{ key: "Sent", value: sent }] : []),
          ...(decided ? [{ key: "Decided", value: decided }] : []),
          ...(takes ? [{ key: "Time to decide", value: takes }] : []),
        ]}
      />
      <Progress steps={application.steps} />
      {tasks.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Sections</h2>
          <p className="govuk-body">
            {tasks.length - unfinished} of {tasks.length} sections are complete. What you type is saved each time you go
            on.
          </p>
          {time ? (
            <p className="govuk-body">
              <strong>{time.left}</strong> ({time.from})
            </p>
          ) : null}
          <Earlier id={id} count={application.earlier} />
          {mayEdit ? (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.provider.share(id)}>
                Use what you shared on Find a Tender
              </a>
              <br />
              <a className="govuk-link" href={paths.provider.importPack()}>
                Bring an evidence pack from another council
              </a>
            </p>
          ) : null}
          <TaskList
            items={tasks.map((task) => ({
              title: task.title,
              hint: task.hint,
              href: mayEdit && task.page ? paths.provider.question(id, task.page) : undefined,
              cannotStart: task.state === "cannot-start",
              status: <State state={task.state} />,
            }))}
          />
          <ButtonLink href={paths.provider.checkAnswers(id)} look={complete ? undefined : "secondary"}>
            {complete ? "Check your answers and send" : "See all your answers"}
          </ButtonLink>
        </>
      ) : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.sent(id)}>
            See what you sent, as you sent it
          </a>
        </p>
      )}
      {status === "draft" ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.messages("application", `application:${id}`)}>
            {topics.application.link}
          </a>
        </p>
      )}
      {mayWithdraw ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.withdraw(id)}>
            Withdraw this application
          </a>
        </p>
      ) : null}
    </Page>
  );
}

function Earlier({ id, count }: { id: string; count: number }) {
  if (count === 0) return null;
  return (
    <InsetText>
      You have answered {count} of these questions before.{" "}
      <a className="govuk-link" href={paths.provider.earlierAnswers(id)}>
        Check them and use them
      </a>
      .
    </InsetText>
  );
}

function Notices({ application }: { application: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { id, status, threads, newQuestions, lotClosed, lotName, again, mayEdit } = application;
  return (
    <>
      {status === "draft" && lotClosed ? (
        <WarningText>
          {lotName} is closed. Your draft is kept and you can go on filling it in, but it cannot be sent until the lot
          opens again.
        </WarningText>
      ) : null}
      <QuestionsAsked {...{ id, threads, mayEdit }} waits={status === "information-requested"} />
      {application.conditions.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Conditions of your approval</h2>
          <ConditionList conditions={application.conditions} at={paths.provider.condition} names={false} />
        </>
      ) : null}
      {newQuestions ? (
        <InsetText>
          <h2 className="govuk-heading-m">We have new questions</h2>
          <p className="govuk-body">
            We have changed what we ask of everyone who is approved for {lotName}. Answer by {newQuestions.due}.
          </p>
          <ButtonLink href={paths.provider.newQuestions(id)}>Read the new questions</ButtonLink>
        </InsetText>
      ) : null}
      {again.map(({ title, lost }) => (
        <LostDocument key={title} title={title} lost={lost} />
      ))}
      {again.length > 0 ? <GiveAgain sent={isIn(withCouncil, status)} /> : null}
      {status === "draft" ? <ReasonsBefore reasons={application.before} draftId={id} /> : null}
      {status === "withdrawn" && application.applyAgain ? <ApplyAgain {...application.applyAgain} /> : null}
      {status === "refused" ? <RefusalReasons refusal={application.refusal} again={application.applyAgain} /> : null}
    </>
  );
}

/** Where lost documents are given again, or who asks for them where the application cannot be changed. */
const GiveAgain = ({ sent }: { sent: boolean }) => (
  <p className="govuk-body">
    {sent
      ? "You cannot change an application that was sent. Our reviewer asks you for what is missing, and you give it with your answer. "
      : null}
    <a className="govuk-link" href={paths.provider.evidence()}>
      {sent ? "See all your documents" : "Give them again"}
    </a>
  </p>
);

const inWords = {
  "cannot-start": "Cannot start yet",
  "not-started": "Not started",
  incomplete: "In progress",
  completed: "Completed",
} as const;

function State({ state }: { state: keyof typeof inWords }) {
  if (state === "completed" || state === "cannot-start") return <>{inWords[state]}</>;
  return <Tag colour={state === "incomplete" ? "teal" : "blue"}>{inWords[state]}</Tag>;
}
