import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { lotDecision } from "#app/domain/frameworks/lot-decision.ts";
import { applicationCounts, getLot, lotHistory, noApplications } from "#app/domain/frameworks/lots.server.ts";
import { closeLot, openLot } from "#app/domain/frameworks/open-close-lot.server.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle = {
  title: ({ data }: { data?: { lot: { name: string } } }) => data?.lot.name ?? "Lot",
  states: ["open", "closed", "error", "done"],
};

export const loader = guarded("lot.read", async ({ db, who, at, params, url }) => {
  const lot = await getLot(db, { id: params.id ?? "" }, at);
  const [counts, history] = await Promise.all([applicationCounts(db), lotHistory(db, lot.id)]);
  const done = url.searchParams.get("done");
  return {
    lot: { ...lot, frameworkEndsOn: formatDate(lot.frameworkEndsOn) },
    counts: counts.get(lot.id) ?? noApplications,
    history: history.map((event) => ({ ...event, at: event.at.toISOString(), when: formatDateTime(event.at) })),
    mayDecide: can(who, "lot.open-close"),
    done: done === "open" || done === "close" ? done : undefined,
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "lot.open-close",
  async ({ db, who, at, params, form }) => {
    const lot = await getLot(db, { id: params.id ?? "" }, at);
    const parsed = parseForm(lotDecision, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { decision, reason, version, submissionKey } = parsed.answers;
    const decide = decision === "open" ? openLot : closeLot;
    await decide(db, who, { lotId: lot.id, reason, version, submissionKey }, at);
    throw redirect(`${paths.admin.lot(lot.id)}?done=${decision}`, 303);
  },
  "lot.read",
);

export default function Lot() {
  const { lot, counts, history, mayDecide, done } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? (
        <NotificationBanner success>
          {done === "open" ? "The lot is open. Providers can apply now." : "The lot is closed to new applications."}
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
            value: <Tag colour={lot.status === "open" ? "green" : "grey"}>{words[lot.status].state}</Tag>,
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
            title: event === "open" ? "Opened" : "Closed",
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

const words = {
  open: {
    state: "Open",
    decision: "close",
    heading: "Close this lot",
    means: [
      "Nobody can start or submit an application to it from now on. Drafts are kept.",
      "Applications that were submitted before are still read and decided.",
      "Approved providers stay approved, and parents still find them.",
    ],
    button: "Close the lot",
  },
  closed: {
    state: "Closed",
    decision: "open",
    heading: "Open this lot",
    means: [
      "Providers can apply from now on, also those who were refused before.",
      "Drafts that were begun before can be submitted.",
      "The public page shows a button to apply within a minute.",
    ],
    button: "Open the lot",
  },
} as const;

function Decision() {
  const { lot, submissionKey } = useLoaderData<typeof loader>();
  const { field, error, list } = useFormState();
  const { decision, heading, means, button } = words[lot.status];
  return (
    <Form method="post" noValidate action={paths.admin.lot(lot.id)}>
      <h2 className="govuk-heading-m">{heading}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {means.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <input type="hidden" name="decision" value={decision} />
      <SubmissionKey value={submissionKey} />
      <Version value={lot.version} />
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
      <Button look={decision === "close" ? "warning" : undefined}>{button}</Button>
    </Form>
  );
}
