import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { agreeForm } from "#app/domain/actions/action-forms.ts";
import { agreeAction } from "#app/domain/actions/agree-action.server.ts";
import { meetingForOfficer } from "#app/domain/meetings/meeting-page.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Actions, AgreeForm } from "../actions/action-parts.tsx";

export const handle = { title: "Meeting or audit", states: ["filled", "error"] };

export const loader = guardedRead("visit.read", async ({ db, who, at, params }) => ({
  ...(await meetingForOfficer(db, who, params.id ?? "", at)),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "meeting.record",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(agreeForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = params.id ?? "";
    await agreeAction(db, who, { reviewId: id }, parsed.answers, at);
    throw redirect(paths.admin.meeting(id), 303);
  },
  "visit.read",
);

export default function Meeting() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title={`${view.kind} on ${view.on}`}
      caption={view.provider}
      back={paths.admin.providerMeetings(view.providerId)}
      backText="Meetings and audits"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <SummaryList
        rows={[
          { key: "For the council", value: view.councilPeople },
          { key: "For the provider", value: view.providerPeople },
          { key: "Discussed, or found", value: <p className="govuk-body app-answer">{view.notes}</p> },
          { key: "Next one", value: view.next ?? "No date" },
          { key: "Recorded", value: view.recorded },
        ]}
      />
      <Actions actions={view.actions} />
      {view.works ? (
        <AgreeForm form={form} submissionKey={view.key} owners={view.owners} provider={view.provider} />
      ) : null}
    </Page>
  );
}
