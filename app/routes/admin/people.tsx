import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { alarmsCountFrom } from "#app/domain/accounts/alarms-count-from.ts";
import { openInvitations, resendInvitation, withdrawInvitation } from "#app/domain/accounts/invitations.server.ts";
import { listPeople } from "#app/domain/accounts/people/people.server.ts";
import { chosenKind, chosenRole, kindChoices, roleChoices } from "#app/domain/accounts/people/people-filter.ts";
import { councilRoleWords } from "#app/domain/accounts/role-words.ts";
import { teamIntents } from "#app/domain/accounts/team.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { AccountTag, CouncilInvitations } from "./person-parts.tsx";

export const handle = { title: "People", states: ["empty", "filled", "invited"] };

const said: Record<string, string> = {
  invited: "Invitation sent",
  resent: "Invitation sent again",
  withdrawn: "Invitation withdrawn",
};

export const loader = guarded("person.read", async ({ db, who, at, url }) => {
  const asked = (name: string) => url.searchParams.get(name) ?? "";
  const [q, tried] = [asked("q").trim().slice(0, 100), asked("tried") === "yes"];
  const [kind, role] = [chosenKind(asked("kind")), chosenRole(asked("role"))];
  const alarmedSince = tried ? alarmsCountFrom(at) : undefined;
  const { rows, ...list } = await listPeople(db, { q, kind, role, alarmedSince, page: pageNumber(asked("page")) });
  const mayManage = can(who, "person.manage");
  const invitations = mayManage ? await openInvitations(db, null) : [];
  return {
    ...list,
    mayManage,
    readsRequests: can(who, "joining.read"),
    said: said[asked("done")],
    filter: { q, kind: kind ?? "", role: role ? asked("role") : "", tried: tried ? "yes" : "" },
    people: rows.map(({ roles, providers, lastSignIn, ...row }) => ({
      ...row,
      what: [...roles.map((one) => councilRoleWords[one]), ...providers].join(", ") || "–",
      lastSignIn: lastSignIn ? formatDateTime(lastSignIn) : "Never",
    })),
    invitations: invitations.map(({ id, name, email, roles, expiresAt }) => ({
      ...{ id, name, email },
      roles: roles.map((one) => councilRoleWords[one]).join(", "),
      until: expiresAt > at ? `Until ${formatDateTime(expiresAt)}` : "Too old: send it again",
    })),
  };
});

export const action = guardedAction(
  "person.manage",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(teamIntents, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { intent, id } = parsed.answers;
    await (intent === "resend" ? resendInvitation : withdrawInvitation)(db, who, id, at);
    throw redirect(`${paths.admin.people()}?done=${intent === "resend" ? "resent" : "withdrawn"}`, 303);
  },
  "person.read",
);

export default function People() {
  const {
    people,
    total,
    page,
    pages,
    filter,
    mayManage,
    readsRequests,
    invitations,
    said: news,
  } = useLoaderData<typeof loader>();
  return (
    <Page
      title="People"
      width="full"
      lead="Everyone who has an account, at the council and at providers."
      summary={news ? <NotificationBanner success>{news}</NotificationBanner> : undefined}
    >
      {mayManage ? (
        <ButtonLink href={paths.admin.invitePerson()}>Invite somebody to the council’s accounts</ButtonLink>
      ) : null}
      {readsRequests ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.joiningRequests()}>
            Requests for access to a provider’s account
          </a>
        </p>
      ) : null}
      {invitations.length > 0 ? <CouncilInvitations invitations={invitations} /> : null}
      <Filter
        above
        action={paths.admin.people()}
        title="Find a person"
        buttonText="Find"
        fields={<Fields filter={filter} />}
      >
        {people.length === 0 ? (
          <EmptyState title="Nobody fits your search" />
        ) : (
          <Table
            caption={`${total.toLocaleString("en-GB")} ${total === 1 ? "person" : "people"}`}
            head={["Name", "Roles and providers", "Last signed in", "Account"]}
            rows={people.map(({ id, name, email, what, lastSignIn, ...account }) => [
              <Named href={paths.admin.person(id)} name={name} email={email} key="name" />,
              ...[what, lastSignIn],
              <AccountTag {...account} key="account" />,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={filter} />
      </Filter>
    </Page>
  );
}

function Named({ href, name, email }: { href: string; name: string; email: string }) {
  return (
    <>
      <a className="govuk-link" href={href}>
        {name}
      </a>
      <div className="govuk-hint govuk-!-margin-bottom-0">{email}</div>
    </>
  );
}

function Fields({ filter }: { filter: { q: string; kind: string; role: string; tried: string } }) {
  return (
    <>
      <Input name="q" label="Start of a name or email address" defaultValue={filter.q} spellCheck={false} />
      <Select name="kind" label="Who" defaultValue={filter.kind} items={kindChoices} />
      <Select name="role" label="Role" defaultValue={filter.role} items={roleChoices} />
      <Checkboxes
        name="tried"
        legend="Tries to get in"
        values={[filter.tried]}
        items={[{ value: "yes", label: "Since yesterday" }]}
      />
    </>
  );
}
