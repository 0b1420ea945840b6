import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { whatStops } from "#app/domain/providers/blocks/what-stops.server.ts";
import { providerInFull } from "#app/domain/providers/provider-view.server.ts";
import { latestOutcome } from "#app/domain/providers/registration/registration-page.server.ts";
import { recordCheck } from "#app/domain/reviews/record-check.server.ts";
import { checkForm } from "#app/domain/reviews/review-forms.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { DocumentsTable } from "./documents-table.tsx";
import { CheckForm, Checks, Staff, Standing } from "./provider-parts.tsx";
import { ProviderStops, stopsInBrief } from "./provider-stops.tsx";

export const handle = { title: "Provider", states: ["filled", "error"] };

export const loader = guardedRead("provider.read", async ({ db, who, at, params }) => ({
  ...(await providerInFull(db, who, params.id ?? "", at)),
  exclusions: can(who, "exclusion.read"),
  suspensions: can(who, "suspension.read"),
  stops: stopsInBrief(
    await whatStops(db, params.id ?? "", { readsExclusions: can(who, "exclusion.read"), readsSuspensions: false }, at),
  ),
  messages: can(who, "conversation.read"),
  registration: can(who, "registration.read")
    ? ((await latestOutcome(db, params.id ?? "")) ?? "Not tested yet")
    : undefined,
  key: uuidv7(),
}));

export const action = guardedAction(
  "provider.check",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(checkForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const providerId = params.id ?? "";
    await recordCheck(db, who, { providerId, ...parsed.answers }, at);
    throw redirect(paths.admin.provider(providerId), 303);
  },
  "provider.read",
);

export default function Provider() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title={view.name}
      caption="Provider"
      back={paths.admin.providers()}
      backText="Providers"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <Standing admissions={view.admissions} open={view.opensApplications} />
      <ProviderStops stops={view.stops} />
      {view.messages ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.providerMessages(view.id)}>
            Messages with the provider, and who answers it
          </a>
        </p>
      ) : null}
      {view.suspensions ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.suspensions(view.id)}>
            Suspensions and removals
          </a>
        </p>
      ) : null}
      {view.exclusions ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.exclusions(view.id)}>
            Exclusion: grounds, what is open, and what was decided
          </a>
        </p>
      ) : null}
      {view.registration ? (
        <p className="govuk-body">
          Registration as a school: {view.registration}.{" "}
          <a className="govuk-link" href={paths.admin.registration(view.id)}>
            See every result of the test
          </a>
        </p>
      ) : null}
      {view.opensApplications ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.interests(view.id)}>
            Interests declared in this provider
          </a>
        </p>
      ) : null}
      <Checks checks={view.checks} />
      {view.seesVisits ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.providerVisits(view.id)}>
            Visits and exceptions, and when the next check is due
          </a>
          {" · "}
          <a className="govuk-link" href={paths.admin.providerMeetings(view.id)}>
            Meetings and audits
          </a>
          {" · "}
          <a className="govuk-link" href={paths.admin.providerPerformance(view.id)}>
            Performance by lot
          </a>
        </p>
      ) : null}
      {view.mayCheck ? <CheckForm form={form} submissionKey={view.key} /> : null}
      <h2 className="govuk-heading-m">Documents</h2>
      {view.documents.length > 0 ? (
        <DocumentsTable caption="Documents" captionHidden documents={view.documents} open={view.opensEvidence} />
      ) : (
        <p className="govuk-body">None given yet.</p>
      )}
      <Staff staff={view.staff} record={view.seesGrid ? paths.admin.providerStaff(view.id) : undefined} />
      <h2 className="govuk-heading-m">History</h2>
      {view.history.length > 0 ? <Timeline events={view.history} /> : <p className="govuk-body">Nothing yet.</p>}
    </Page>
  );
}
