import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { conditionInBrief, conditionsOf } from "#app/domain/conditions/conditions.server.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { scoresForCouncil } from "#app/domain/panel/scores-for-council.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { adviceInBrief, nextStep, recordInBrief, sectionsInBrief } from "#app/domain/reviews/case-view.server.ts";
import { clockOf } from "#app/domain/reviews/clock-of.server.ts";
import { newQuestionsInBrief } from "#app/domain/reviews/new-answers.server.ts";
import { conflictForm } from "#app/domain/reviews/review-forms.ts";
import { councilStatus } from "#app/domain/reviews/status-for-council.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { ConditionList } from "../condition-parts.tsx";
import { Advice, BrokenRules, Conflict, NextStep, Threads } from "./case-parts.tsx";
import { QuestionsToWrite, questionsInWords } from "./check-parts.tsx";
import { DocumentsTable } from "./documents-table.tsx";
import { NewQuestionsTable } from "./new-questions-table.tsx";
import { NextLink } from "./next-link.tsx";
import { PanelScores } from "./panel-scores.tsx";

export const handle = { title: "Application", states: ["filled", "error"] };

export const loader = guardedRead("application.review", async ({ db, who, at, params }) => {
  const file = await readCase(db, who, params.id ?? "");
  const { application, submission, submittedAt, othersHidden } = file;
  return {
    id: application.id,
    ref: application.ref,
    provider: { id: application.providerId, name: application.providerName },
    lot: application.lotName,
    status: councilStatus[application.status],
    sent: `${formatDateTime(submittedAt)} by ${submission.submittedByName}`,
    versions: `Questions version ${submission.questionSet.version}, terms version ${submission.lot.termsVersion}, specification version ${submission.lot.specificationVersion}`,
    othersHidden,
    opensEvidence: can(who, "evidence.review"),
    reads: can(who, "application.recommend"),
    step: await nextStep(db, who, file, at),
    clock: await clockOf(db, application, at),
    conditions: (await conditionsOf(db, application.id)).map((one) => conditionInBrief(one, at)),
    toWrite: file.toWrite,
    sections: sectionsInBrief(file, personId(who)),
    newQuestions: await newQuestionsInBrief(db, application.id),
    panel: await scoresForCouncil(db, who, file),
    ...adviceInBrief(file),
    ...(await recordInBrief(db, file, at)),
  };
});

export const action = guardedAction("application.review", async ({ db, who, at, params, form }) => {
  const application = await getApplication(db, who, params.id ?? "", "application.review");
  const parsed = parseForm(conflictForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await declareConflict(db, who, { providerId: application.providerId, ...parsed.answers }, at);
  throw redirect(paths.admin.interests(application.providerId), 303);
});

type Section = Pick<ReturnType<typeof sectionsInBrief>[number], "mine" | "due" | "toWrite">;

function findingOn({ mine, due, toWrite }: Section): string {
  if (toWrite > 0) return `Open: ${questionsInWords(toWrite)} not asked yet`;
  return mine ? `${found[mine]}${due ? ", read again: an answer has changed" : ""}` : "–";
}

const found = { pass: "Pass", fail: "Fail" } as const;

export default function ApplicationPage() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { id, sections, documents, history } = view;
  return (
    <Page
      title={view.provider.name}
      caption={`Application ${view.ref}`}
      back={paths.admin.applications()}
      backText="Applications"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        <strong>{view.lot}</strong> · submission {view.copies} ·{" "}
        <Tag colour={view.status.colour}>{view.status.text}</Tag>
        {view.clock ? <> · the council’s clock: {view.clock.text}</> : null}
      </p>
      <NextStep id={id} step={view.step} unread={documents.filter(({ unread }) => unread).length} />
      <QuestionsToWrite id={id} questions={view.toWrite} />
      <Threads id={id} threads={view.threads} />
      {view.conditions.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Conditions</h2>
          <ConditionList conditions={view.conditions} at={paths.admin.condition} />
        </>
      ) : null}
      <SummaryList
        rows={[
          {
            key: "Sent",
            value: view.sent,
            actions: [{ href: paths.admin.sentCopy(id, 1), text: "Read it", visuallyHiddenText: "as it was sent" }],
          },
          { key: "Judged against", value: view.versions },
          {
            key: "Provider",
            value: (
              <a className="govuk-link" href={paths.admin.provider(view.provider.id)}>
                {view.provider.name}: standing and checks
              </a>
            ),
          },
        ]}
      />
      {view.reads ? (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.admin.applicationReader(id)}>
              Who reads it
            </a>
          </p>
          <NextLink after={id} />
        </>
      ) : null}
      <NewQuestionsTable id={id} asked={view.newQuestions} />
      <BrokenRules broken={view.broken} />
      <Table
        caption="Sections"
        head={["Section", "Rules that the portal checks", "Not asked by the form", "Your finding", "Other reviewers"]}
        rows={sections.map((section) => [
          <a className="govuk-link" href={paths.admin.applicationSection(id, section.id)} key="section">
            {section.title}
          </a>,
          section.rules,
          section.toConfirm || "–",
          findingOn(section),
          section.others.map((result) => found[result]).join(", ") ||
            (view.othersHidden ? "Hidden until you advise" : "–"),
        ])}
      />
      <Advice advice={view.advice} disagree={view.disagree} hidden={view.othersHidden} />
      <PanelScores {...view.panel} />
      {documents.length > 0 ? (
        <DocumentsTable caption="Documents" documents={documents} open={view.opensEvidence} />
      ) : null}
      <h2 className="govuk-heading-m">History</h2>
      <Timeline
        events={history.map(({ reason, copy, ...event }) => ({
          ...event,
          description: (reason || copy) && (
            <>
              {reason ? <p className="govuk-body">{reason}</p> : null}
              {copy ? (
                <a className="govuk-link" href={paths.admin.sentCopy(id, copy)}>
                  Read submission {copy} as it was sent
                </a>
              ) : null}
            </>
          ),
        }))}
      />
      <Conflict field={form.field("note")} />
    </Page>
  );
}
