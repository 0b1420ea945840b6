import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { acceptInvitation } from "#app/domain/accounts/accept-invitation.server.ts";
import { joinForm, joinKnownForm } from "#app/domain/accounts/credentials.ts";
import { findInvitation } from "#app/domain/accounts/find-invitation.server.ts";
import { councilRoleWords, providerRoleWords } from "#app/domain/accounts/role-words.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";

export const handle = {
  title: "Invitation",
  states: ["new", "known", "error", "used", "expired", "withdrawn", "unknown"],
};

const closed = {
  used: "This invitation was used before. If that was you, sign in.",
  withdrawn: "This invitation was taken back.",
  expired: "This invitation is more than two days old.",
};

export const loader = guarded("public", async ({ db, at, params }) => {
  const found = await findInvitation(db, params.token ?? "", at);
  if (!found) return { state: "unknown" as const };
  const { state, by, providerRole, councilRoles, known, email, name } = found;
  const organisation = found.organisation ?? "the council";
  if (state !== "open") return { state, by, organisation };
  const roles = providerRole
    ? `${providerRoleWords[providerRole].label}: ${providerRoleWords[providerRole].may}`
    : councilRoles.map((role) => councilRoleWords[role]).join(", ");
  return { state, by, organisation, known, email, name, roles };
});

/** A button, not the opening of the page, uses the link up: mail scanners open links. */
export const action = guardedAction("public", async ({ db, at, params, form }) => {
  const token = params.token ?? "";
  const known = (await findInvitation(db, token, at))?.known === true;
  const parsed = parseForm(known ? joinKnownForm : joinForm, await form());
  // A password is never sent back to the page.
  if (!parsed.ok) return data({ ...parsed.failure, values: { name: parsed.failure.values.name ?? "" } }, 400);
  await acceptInvitation(db, { token, ...parsed.answers }, at);
  throw redirect(`${paths.signIn()}?joined=yes`, 303);
});

export default function Invitation() {
  const page = useLoaderData<typeof loader>();
  const { problems, field, error } = useFormState("name" in page ? { name: page.name } : {});
  if (page.state === "unknown")
    return (
      <Page title="This link does not work">
        <p className="govuk-body">
          It may have been replaced by a newer one: look for the latest email. Otherwise ask whoever invited you to send
          the invitation again.
        </p>
      </Page>
    );
  if (page.state !== "open")
    return (
      <Page title="This invitation cannot be used">
        <p className="govuk-body">{closed[page.state]}</p>
        <p className="govuk-body">
          {page.by} invited you to {page.organisation}. Ask them to send the invitation again.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.signIn()}>
            Sign in
          </a>
        </p>
      </Page>
    );
  return (
    <Page title={`Join ${page.organisation}`} summary={<ErrorSummary problems={problems} />}>
      <SummaryList
        rows={[
          { key: "Invited by", value: page.by },
          { key: "Your email address", value: page.email },
          { key: "What you may do", value: page.roles },
        ]}
      />
      <Form method="post" noValidate>
        {page.known ? (
          <PasswordInput
            {...field("password")}
            defaultValue={undefined}
            label="Password"
            hint="You have an account under this address. Show that it is yours"
            autoComplete="current-password"
          />
        ) : (
          <>
            <Input {...field("name")} label="Full name" autoComplete="name" spellCheck={false} />
            <NewPasswordInput label="Create a password" error={error("password")} />
          </>
        )}
        <Button>Accept the invitation</Button>
      </Form>
      <p className="govuk-body">Nothing happens if you do not accept: the invitation ends by itself.</p>
    </Page>
  );
}
