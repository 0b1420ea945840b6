import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { isBeingChecked } from "#app/domain/accounts/joining-requests.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { factorsInWords } from "./factors-in-words.ts";
import { byCouncilAccount, ownHome, ownSignIn } from "./go-on.ts";

export const handle = { title: "Your account", states: ["filled", "email-sent"] };

export const loader = guarded("account.own", async (guard) => {
  const { actor } = await ownSignIn(guard);
  return {
    name: actor.name,
    email: actor.email,
    second: factorsInWords(await factorsOf(guard.db, actor.personId)),
    council: byCouncilAccount(guard, actor),
    provider: actor.kind === "provider" ? actor.providerName : undefined,
    isStaff: actor.kind === "council" && actor.roles.length > 0,
    checking: await isBeingChecked(guard.db, actor.personId),
    home: ownHome(guard),
    sent: guard.url.searchParams.get("sent") === "yes",
    changed: guard.url.searchParams.get("changed") === "yes",
  };
});

const link = (href: string, text: string, what: string) => [{ href, text, visuallyHiddenText: what }];

export default function Account() {
  const { name, email, second, council, provider, isStaff, checking, home, sent, changed } =
    useLoaderData<typeof loader>();
  return (
    <Page title="Your account" back={home === paths.account.home() ? undefined : home}>
      {sent ? (
        <InsetText>
          We have sent an email to the new address. Open its link within an hour: until then nothing changes.
        </InsetText>
      ) : null}
      {changed ? <InsetText>Your password was changed. Everywhere else you were signed out.</InsetText> : null}
      {checking ? <InsetText>The council is checking your request. We email you when it has decided.</InsetText> : null}
      {council ? (
        <InsetText>You sign in with your council account: your address and your password are changed there.</InsetText>
      ) : null}
      <SummaryList
        rows={[
          { key: "Name", value: name },
          council
            ? { key: "Email address", value: email }
            : { key: "Email address", value: email, actions: link(paths.account.email(), "Change", "email address") },
          ...(council
            ? []
            : [
                {
                  key: "Password",
                  value: "Never shown",
                  actions: link(paths.account.password(), "Change", "password"),
                },
                {
                  key: "Second step",
                  value: second,
                  actions: link(paths.account.secondFactor(), "Change", "second step of signing in"),
                },
              ]),
          { key: "Signed in", value: "Here", actions: link(paths.account.signIns(), "See", "where you are signed in") },
          ...(isStaff
            ? []
            : [
                {
                  key: "Acting for",
                  value: provider ?? "No provider",
                  actions: link(paths.account.providers(), "See", "your providers"),
                },
              ]),
        ]}
      />
    </Page>
  );
}
