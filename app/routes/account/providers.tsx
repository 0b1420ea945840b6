import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { actFor, providersOf } from "#app/domain/accounts/act-for.server.ts";
import { isBeingChecked } from "#app/domain/accounts/joining-requests.server.ts";
import { providerRoleWords } from "#app/domain/accounts/role-words.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Who you act for", states: ["none", "checking", "one", "several"] };

export const loader = guarded("account.own", async ({ db, who }) => {
  const me = personId(who) ?? "";
  const providers = await providersOf(db, me);
  return {
    checking: await isBeingChecked(db, me),
    isStaff: who.kind === "council" && who.roles.length > 0,
    actsFor: who.kind === "provider" ? who.providerName : undefined,
    providers: providers.map(({ id, name, role }) => ({
      ...{ id, name },
      role: providerRoleWords[role].label,
      current: who.kind === "provider" && who.providerId === id,
    })),
  };
});

export const action = guardedAction("account.own", async ({ db, who, at, form, cookies, request }) => {
  const token = cookies.readSignIn(request.headers.get("cookie")) ?? "";
  const renewed = await actFor(db, who, token, String((await form()).get("provider") ?? ""), at);
  throw redirect(paths.provider.home(), { status: 303, headers: { "Set-Cookie": cookies.signIn(renewed) } });
});

export default function Providers() {
  const { actsFor, providers, checking, isStaff } = useLoaderData<typeof loader>();
  return (
    <Page title={actsFor ? `You act for ${actsFor}` : "You act for no provider"}>
      {checking ? <InsetText>The council is checking your request. We email you when it has decided.</InsetText> : null}
      {providers.length === 0 ? (
        <EmptyState title="No provider’s account is open to you">
          <p className="govuk-body">Ask an owner of the provider to invite you.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Providers that you belong to"
          captionHidden={providers.length === 1}
          head={["Provider", "Your role", "Change"]}
          rows={providers.map(({ id, name, role, current }) => [
            name,
            role,
            current ? (
              "You act for it now"
            ) : (
              <Form method="post" key="switch">
                <input type="hidden" name="provider" value={id} />
                <Button look="secondary" className="govuk-!-margin-bottom-0">
                  Act for {name}
                </Button>
              </Form>
            ),
          ])}
          firstCellIsHeader
        />
      )}
      {providers.length > 1 ? (
        <p className="govuk-body">
          You see and change things of one provider at a time. Its name stands at the top of every page.
        </p>
      ) : null}
      {isStaff ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.account.join()}>
            Ask to join a provider that is registered
          </a>
        </p>
      )}
    </Page>
  );
}
