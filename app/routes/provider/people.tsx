import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { openInvitations, resendInvitation, withdrawInvitation } from "#app/domain/accounts/invitations.server.ts";
import { waitingToJoin } from "#app/domain/accounts/joining-requests.server.ts";
import { providerRoleWords } from "#app/domain/accounts/role-words.ts";
import { teamOf } from "#app/domain/accounts/team.server.ts";
import { teamIntents } from "#app/domain/accounts/team.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { contactChoices } from "#app/domain/providers/contacts.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Contacts, Invitations, WaitingToJoin } from "./people-parts.tsx";
import { TeamTabs } from "./team-tabs.tsx";

export const handle = { title: "People", states: ["alone", "invited", "asked", "read-only"] };

const said: Record<string, string> = {
  invited: "Invitation sent",
  resent: "Invitation sent again",
  withdrawn: "Invitation withdrawn",
  role: "Role changed, and the person was signed out",
  removed: "Person removed, and signed out",
  contacts: "Contacts saved",
  decided: "Request decided, and the person told",
};

export const loader = guarded("team.read", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const mayManage = can(who, "team.manage");
  const { rows, page, pages, total } = await teamOf(db, who.providerId, pageNumber(url.searchParams.get("page")));
  const waiting = mayManage ? await waitingToJoin(db, who.providerId) : [];
  const invitations = mayManage ? await openInvitations(db, who.providerId) : [];
  return {
    ...{ mayManage, page, pages, total },
    provider: who.providerName,
    said: said[url.searchParams.get("done") ?? ""],
    people: rows.map(({ id, name, email, role, lastSeen, secondFactor }) => ({
      ...{ id, name, email },
      you: id === who.personId,
      role: providerRoleWords[role].label,
      seen: lastSeen ? formatDateTime(lastSeen) : "Never",
      secondFactor: secondFactor ? "Yes" : "No",
    })),
    contacts: await namesOf(db, who.providerId),
    waiting: waiting.map(({ askedAt, ...person }) => ({ ...person, asked: formatDateTime(askedAt) })),
    isOwner: who.role === "owner",
    invitations: invitations.map(({ id, name, email, role, expiresAt }) => ({
      ...{ id, name, email },
      role: role === null ? "" : providerRoleWords[role].label,
      until: expiresAt > at ? `Until ${formatDateTime(expiresAt)}` : "Too old: send it again",
    })),
  };
});

async function namesOf(db: Parameters<typeof contactChoices>[0], providerId: string) {
  const chosen = async (purpose: "referrals" | "evidence") =>
    (await contactChoices(db, providerId, purpose)).filter((one) => one.chosen).map(({ name }) => name);
  return { referrals: await chosen("referrals"), evidence: await chosen("evidence") };
}

export const action = guardedAction(
  "team.manage",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(teamIntents, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { intent, id } = parsed.answers;
    await (intent === "resend" ? resendInvitation : withdrawInvitation)(db, who, id, at);
    throw redirect(`${paths.provider.people()}?done=${intent === "resend" ? "resent" : "withdrawn"}`, 303);
  },
  "team.read",
);

export default function People() {
  const {
    provider,
    people,
    invitations,
    waiting,
    contacts,
    isOwner,
    mayManage,
    said: news,
    ...list
  } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="People"
      caption={provider}
      lead="Who has an account with you, and what they may do."
      width="full"
      summary={
        <>
          <ErrorSummary problems={problems} />
          {news && problems.length === 0 ? <NotificationBanner success>{news}</NotificationBanner> : null}
        </>
      }
    >
      <TeamTabs current="people" />
      <Table
        caption={`${list.total} ${list.total === 1 ? "person" : "people"}`}
        head={["Name", "Email address", "Role", "Last seen", "Second step"]}
        rows={people.map(({ id, name, you, email, role, seen, secondFactor }) => [
          mayManage ? (
            <a className="govuk-link" href={paths.provider.person(id)} key="name">
              {you ? `${name} (you)` : name}
            </a>
          ) : (
            `${name}${you ? " (you)" : ""}`
          ),
          ...[email, role, seen, secondFactor],
        ])}
        firstCellIsHeader
      />
      <ListPages page={list.page} pages={list.pages} />
      <p className="govuk-body">
        The second step of signing in is a code from an app, or a passkey. Whoever opens referrals or placements needs
        one.
      </p>
      {mayManage ? <ButtonLink href={paths.provider.invite()}>Invite a person</ButtonLink> : null}
      <Contacts contacts={contacts} mayChange={mayManage} />
      {waiting.length > 0 ? <WaitingToJoin people={waiting} /> : null}
      {invitations.length > 0 ? <Invitations invitations={invitations} /> : null}
      <ul className="govuk-list">
        {isOwner ? null : (
          <li>
            <a className="govuk-link" href={paths.provider.askForOwner()}>
              Has the owner left? Ask the council for a new one
            </a>
          </li>
        )}
        <li>
          <a className="govuk-link" href={paths.provider.leave()}>
            Leave {provider}
          </a>
        </li>
      </ul>
    </Page>
  );
}
