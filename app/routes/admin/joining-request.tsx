import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { decideJoining } from "#app/domain/accounts/decide-joining.server.ts";
import { joiningWords, ownerDecisionForm } from "#app/domain/accounts/joining.ts";
import { peopleOfProvider, readRequest } from "#app/domain/accounts/joining-requests.server.ts";
import { providerRoleWords } from "#app/domain/accounts/role-words.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { DecideOwner } from "./joining-decision.tsx";

export const handle = { title: "Request for an account", states: ["waiting", "error", "decided"] };

export const loader = guarded("joining.read", async ({ db, who, at, params }) => {
  const request = await readRequest(db, who, params.id ?? "");
  if (request.kind === "join") throw new NotFound("request");
  const { name, email, note, provider, companyNumber, outcome, decidedBy, decidedAt, decisionNote } = request;
  const people = await peopleOfProvider(db, request.providerId);
  return {
    ...{ name, email, note, provider, companyNumber, decisionNote },
    asks: joiningWords[request.kind],
    asked: formatDateTime(request.askedAt),
    registered: formatDateTime(request.registeredAt),
    decision:
      outcome && decidedAt
        ? `${outcome === "accepted" ? "Accepted" : "Refused"} by ${decidedBy ?? "someone"}, ${formatDateTime(decidedAt)}`
        : undefined,
    mayDecide: !outcome && can(who, "joining.decide"),
    submissionKey: uuidv7(at.getTime()),
    people: people.map(({ id, role, disabledAt, ...person }) => ({
      ...person,
      id,
      asks: id === request.personId,
      role: `${providerRoleWords[role].label}${disabledAt ? ", account disabled" : ""}`,
    })),
  };
});

export const action = guardedAction(
  "joining.decide",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(ownerDecisionForm, await form(), ["checks"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const requestId = params.id ?? "";
    await decideJoining(db, who, { requestId, ...parsed.answers }, at);
    throw redirect(paths.admin.joiningRequest(requestId), 303);
  },
  "joining.read",
);

export default function JoiningRequest() {
  const request = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title={request.name}
      caption="Request for an account"
      back={paths.admin.joiningRequests()}
      backText="Requests for accounts"
      summary={<ErrorSummary problems={form.problems} />}
    >
      {request.decision ? <InsetText>{request.decision}</InsetText> : null}
      <SummaryList
        rows={[
          { key: "What", value: request.asks },
          { key: "Provider", value: request.provider },
          { key: "Company number", value: request.companyNumber ?? "None given" },
          { key: "Email address", value: request.email },
          { key: "Registered", value: request.registered },
          { key: "Asked", value: request.asked },
          { key: "What they write", value: <span className="app-answer">{request.note}</span> },
          ...(request.decisionNote ? [{ key: "Why it was decided so", value: request.decisionNote }] : []),
        ]}
      />
      <Table
        caption="Who belongs to this provider now"
        captionClassName="govuk-table__caption--m"
        head={["Name", "Email address", "Role"]}
        rows={request.people.map(({ name, asks, email, role }) => [asks ? `${name} (who asks)` : name, email, role])}
        firstCellIsHeader
      />
      {request.people.length === 0 ? <p className="govuk-body">Nobody.</p> : null}
      {request.mayDecide ? <DecideOwner form={form} submissionKey={request.submissionKey} /> : null}
    </Page>
  );
}
