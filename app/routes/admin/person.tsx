import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { accountHistoryInWords } from "#app/domain/accounts/people/history-words.ts";
import { personFile } from "#app/domain/accounts/people/person-file.server.ts";
import { councilRoleWords, providerRoleWords } from "#app/domain/accounts/role-words.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { AccountTag } from "./person-parts.tsx";

export const handle = { title: "Person", states: ["filled", "changed", "disabled"] };

const said: Record<string, string> = {
  roles: "Roles changed. The person was signed out and told",
  disable: "Account disabled. The person was signed out and told",
  enable: "Account enabled. The person was told",
  "sign-out": "Signed out everywhere. The person was told",
  "remove-factors": "Second steps removed. The person was signed out and told",
};
const noteTitles: Record<string, string> = {
  disabled: "Account disabled",
  enabled: "Account enabled again",
  "factors-removed": "Second steps removed",
};

export const loader = guarded("person.read", async ({ db, who, at, params, url }) => {
  const file = await personFile(db, params.id ?? "", at);
  const { app, passkeys, codesLeft } = file.factors;
  const mayManage = can(who, "person.manage");
  return {
    ...{ id: file.id, name: file.name, email: file.email, mayManage },
    said: said[url.searchParams.get("done") ?? ""],
    account: { confirmed: file.confirmed !== null, disabled: file.disabled !== null },
    since: formatDate(file.since),
    disabledOn: file.disabled ? formatDate(file.disabled) : undefined,
    alarmed: file.alarmed ? formatDateTime(file.alarmed) : undefined,
    how: file.breakGlass ? "Password, for emergencies" : file.singleSignOn ? "Council single sign-on" : "Password",
    roles: file.roles.map((role) => councilRoleWords[role]),
    memberships: file.memberships.map(({ role, ...one }) => ({ ...one, role: providerRoleWords[role].label })),
    factors: [
      ...(app ? [`Authenticator app, since ${formatDate(app)}`] : []),
      ...passkeys.map(({ name, createdAt }) => `Passkey “${name}”, since ${formatDate(createdAt)}`),
      ...(app || passkeys.length > 0 ? [`${codesLeft} recovery codes left`] : []),
    ],
    changes: mayManage
      ? {
          roles: file.memberships.length === 0,
          factors: Boolean(app) || passkeys.length > 0,
          disable: file.disabled === null && (who.kind !== "council" || who.personId !== file.id),
        }
      : undefined,
    signIns: file.signIns.map(({ since, seen, ...one }) => ({
      ...one,
      since: formatDateTime(since),
      seen: formatDateTime(seen),
    })),
    notes: file.notes.map(({ change, note, at: when, by }) => ({
      title: noteTitles[change] ?? change,
      by,
      date: formatDateTime(when),
      dateTime: when.toISOString(),
      description: note,
    })),
    history: file.history.map(({ action, at: when, actor }) => ({
      title: accountHistoryInWords(action),
      by: actor ?? undefined,
      date: formatDateTime(when),
      dateTime: when.toISOString(),
    })),
  };
});

export default function PersonPage() {
  const person = useLoaderData<typeof loader>();
  return (
    <Page
      title={person.name}
      back={paths.admin.people()}
      backText="People"
      summary={person.said ? <NotificationBanner success>{person.said}</NotificationBanner> : undefined}
    >
      <SummaryList rows={factsOf(person)} />
      {person.signIns.length > 0 ? (
        <Table
          caption="Signed in now"
          head={["Browser", "Since", "Last used"]}
          rows={person.signIns.map(({ browser, since, seen }) => [browser, since, seen])}
        />
      ) : null}
      {person.notes.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Notes</h2>
          <Timeline label="Notes" events={person.notes} />
        </>
      ) : null}
      <h2 className="govuk-heading-m">History</h2>
      {person.history.length > 0 ? (
        <Timeline events={person.history} />
      ) : (
        <p className="govuk-body">Nothing has happened to this account yet.</p>
      )}
    </Page>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

function factsOf({
  id,
  email,
  account,
  since,
  disabledOn,
  how,
  alarmed,
  roles,
  memberships,
  factors,
  signIns,
  changes,
}: Shown) {
  const change = (name: Parameters<typeof paths.admin.personChange>[1], text: string, of: string) => [
    { href: paths.admin.personChange(id, name), text, visuallyHiddenText: of },
  ];
  return [
    { key: "Email address", value: email },
    {
      key: "Account",
      value: (
        <>
          <AccountTag {...account} /> {disabledOn ? `since ${disabledOn}` : null}
        </>
      ),
      actions: account.disabled
        ? changes && change("enable", "Enable", "the account")
        : changes?.disable
          ? change("disable", "Disable", "the account")
          : undefined,
    },
    { key: "Account made", value: since },
    { key: "Signs in by", value: how },
    ...(alarmed ? [{ key: "Someone tried to get in", value: `Last on ${alarmed}` }] : []),
    {
      key: "Council roles",
      value: roles.join(", ") || "None",
      actions: changes?.roles
        ? [{ href: paths.admin.personRoles(id), text: "Change", visuallyHiddenText: "council roles" }]
        : undefined,
    },
    ...memberships.map((one) => ({
      key: "Provider",
      value: (
        <>
          <a className="govuk-link" href={paths.admin.provider(one.id)}>
            {one.name}
          </a>
          , {one.role}
        </>
      ),
    })),
    {
      key: "Second step",
      value: factors.length > 0 ? factors.map((factor) => <div key={factor}>{factor}</div>) : "None set up",
      actions: changes?.factors ? change("remove-factors", "Remove", "a lost second step") : undefined,
    },
    {
      key: "Signed in now",
      value: signIns.length === 0 ? "Nowhere" : `In ${signIns.length} ${signIns.length === 1 ? "browser" : "browsers"}`,
      actions: changes && signIns.length > 0 ? change("sign-out", "Sign out", "everywhere") : undefined,
    },
  ];
}
