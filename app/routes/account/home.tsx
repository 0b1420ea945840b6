import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { factorsInWords } from "./factors-in-words.ts";
import { ownHome, ownSignIn } from "./go-on.ts";

export const handle = { title: "Your account", states: ["filled", "email-sent"] };

export const loader = guarded("account.own", async (guard) => {
  const { actor } = await ownSignIn(guard);
  return {
    name: actor.name,
    email: actor.email,
    second: factorsInWords(await factorsOf(guard.db, actor.personId)),
    home: ownHome(guard),
    sent: guard.url.searchParams.get("sent") === "yes",
    changed: guard.url.searchParams.get("changed") === "yes",
  };
});

export default function Account() {
  const { name, email, second, home, sent, changed } = useLoaderData<typeof loader>();
  const change = (href: string, what: string) => [{ href, text: "Change", visuallyHiddenText: what }];
  return (
    <Page title="Your account" back={home === paths.account.home() ? undefined : home}>
      {sent ? (
        <InsetText>
          We have sent an email to the new address. Open its link within an hour: until then nothing changes.
        </InsetText>
      ) : null}
      {changed ? <InsetText>Your password was changed. Everywhere else you were signed out.</InsetText> : null}
      <SummaryList
        rows={[
          { key: "Name", value: name },
          { key: "Email address", value: email, actions: change(paths.account.email(), "email address") },
          { key: "Password", value: "Never shown", actions: change(paths.account.password(), "password") },
          {
            key: "Second step",
            value: second,
            actions: change(paths.account.secondFactor(), "second step of signing in"),
          },
        ]}
      />
    </Page>
  );
}
