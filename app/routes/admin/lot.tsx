import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { countWaiting } from "#app/domain/frameworks/clarifications/clarifications.server.ts";
import { closeLot } from "#app/domain/frameworks/close-lot.server.ts";
import { noticeDays } from "#app/domain/frameworks/framework-facts.ts";
import { closingForm } from "#app/domain/frameworks/lot-decision.ts";
import { applicationCounts, getLot, lotHistory, noApplications } from "#app/domain/frameworks/lots.server.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { OpenTag } from "../open-tag.tsx";

export const handle = {
  title: ({ data }: { data?: { lot: { name: string } } }) => data?.lot.name ?? "Lot",
  states: ["open", "closed", "error", "done"],
};

export const loader = guarded("lot.read", async ({ db, who, at, params, url }) => {
  const lot = await getLot(db, { id: params.id ?? "" }, at);
  const [counts, history, questions] = await Promise.all([
    applicationCounts(db),
    lotHistory(db, lot.id),
    countWaiting(db, lot.id),
  ]);
  const done = url.searchParams.get("done");
  const { details, closesAt, ...facts } = lot;
  return {
    lot: {
      ...facts,
      frameworkEndsOn: formatDate(lot.frameworkEndsOn),
      closes: closesAt && closesAt > at ? formatDateTime(closesAt) : null,
      notice: noticeDays(details),
    },
    counts: counts.get(lot.id) ?? noApplications,
    questions,
    history: history.map((event) => ({ ...event, at: event.at.toISOString(), when: formatDateTime(event.at) })),
    readsPanel: can(who, "panel-question.read"),
    mayDecide: can(who, "lot.open-close"),
    done: done === "closed" || done === "planned" ? done : undefined,
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "lot.open-close",
  async ({ db, who, at, params, form }) => {
    const lot = await getLot(db, { id: params.id ?? "" }, at);
    const parsed = parseForm(closingForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { confirm: _, ...closing } = parsed.answers;
    await closeLot(db, who, { lotId: lot.id, ...closing }, at);
    throw redirect(`${paths.admin.lot(lot.id)}?done=${closing.lastDay ? "planned" : "closed"}`, 303);
  },
  "lot.read",
);

export default function Lot() {
  const { lot, counts, questions, history, readsPanel, mayDecide, done } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? (
        <NotificationBanner success>
          {done === "planned"
            ? "The closing is announced. Whoever has begun an application is told."
            : "The lot is closed to new applications."}
        </NotificationBanner>
      ) : null}
    </>
  );
  return (
    <Page
      title={lot.name}
      caption={`${lot.frameworkName}, lot ${lot.number}`}
      back={paths.admin.lots()}
      backText="All lots"
      summary={summary}
    >
      <SummaryList
        rows={[
          {
            key: "State",
            value: (
              <>
                <OpenTag lot={lot} />
                {lot.closes ? ` until ${lot.closes}` : null}
              </>
            ),
          },
          {
            key: "Framework",
            value: (
              <a className="govuk-link" href={paths.admin.framework(lot.frameworkId)}>
                {lot.frameworkName}
              </a>
            ),
          },
          { key: "What it buys", value: lot.description },
          {
            key: "Versions",
            value: (
              <a className="govuk-link" href={paths.admin.lotDocuments(lot.id)}>
                Terms {lot.termsVersion}, specification {lot.specificationVersion}
              </a>
            ),
          },
          { key: "Framework ends", value: lot.frameworkEndsOn },
          { key: "Applied", value: counts.applied },
          { key: "Waiting for a decision", value: counts.undecided },
          { key: "Approved", value: counts.admitted },
          {
            key: "Questions from applicants",
            value: (
              <a className="govuk-link" href={paths.admin.lotQuestions(lot.id)}>
                {questions} waiting
              </a>
            ),
          },
          ...(readsPanel
            ? [
                {
                  key: "Young people",
                  value: (
                    <a className="govuk-link" href={paths.admin.lotPanel(lot.id)}>
                      What they ask and score
                    </a>
                  ),
                },
              ]
            : []),
          {
            key: "Public page",
            value: (
              <a className="govuk-link" href={paths.lot(lot.slug)}>
                {paths.lot(lot.slug)}
              </a>
            ),
          },
        ]}
      />
      {mayDecide ? <Decision /> : <p>Only a commissioner can open or close a lot.</p>}
      <h2 className="govuk-heading-m">History</h2>
      {history.length === 0 ? (
        <p>Nobody has opened or closed this lot since it was set up.</p>
      ) : (
        <Timeline
          events={history.map(({ event, reason, by, at, when }) => ({
            title: moves[event] ?? event,
            date: when,
            dateTime: at,
            by: by ?? "the portal",
            description: <p className="app-answer">{reason}</p>,
          }))}
        />
      )}
    </Page>
  );
}

const moves: Record<string, string> = { open: "Opened", close: "Closed", "plan-close": "Closing announced" };

function Decision() {
  const { lot } = useLoaderData<typeof loader>();
  if (lot.frameworkStatus !== "open") return <p>Its framework is not open, so the lot takes no applications.</p>;
  if (lot.status === "open") return <Close />;
  return (
    <>
      <h2 className="govuk-heading-m">Open this lot</h2>
      <p>You see what the framework’s legal basis allows, and how many people are told, before anything happens.</p>
      <ButtonLink href={paths.admin.newRound(lot.frameworkId, lot.id)}>Plan the opening</ButtonLink>
    </>
  );
}

function Close() {
  const { lot, submissionKey } = useLoaderData<typeof loader>();
  const { field, date, error, list } = useFormState();
  return (
    <Form method="post" noValidate action={paths.admin.lot(lot.id)}>
      <h2 className="govuk-heading-m">Close this lot</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Nobody can start or send an application to it from then on. Drafts are kept.</li>
        <li>Owners of applications that are not sent are told now, and again when it has closed.</li>
        <li>Applications that were sent before are still read and decided.</li>
        <li>Approved providers stay approved, and parents still find them.</li>
      </ul>
      <SubmissionKey value={submissionKey} />
      <Version value={lot.version} />
      <DateInput
        {...date("lastDay")}
        legend="Last day"
        hint={
          lot.notice > 0
            ? `It closes at 5pm. This lot is published with ${lot.notice} days’ notice`
            : "It closes at 5pm. Leave it empty to close at once"
        }
      />
      <Textarea
        {...field("reason")}
        label="Reason"
        hint="It stands in the history, for colleagues and auditors"
        rows={3}
      />
      <Checkboxes
        name="confirm"
        error={error("confirm")}
        values={list("confirm")}
        legend="Are you sure?"
        items={[{ value: "yes", label: "I have read what this does" }]}
      />
      <Button look="warning">Close the lot</Button>
    </Form>
  );
}
