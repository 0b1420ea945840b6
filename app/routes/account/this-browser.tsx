import { redirect } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { useBrowserLink } from "#app/domain/accounts/browser-link.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Let this browser sign in", states: ["filled"] };

export const loader = guarded("public", async () => ({}));

/** A button, not the opening of the page, uses the link up: mail scanners open links. */
export const action = guardedAction("public", async ({ db, at, params, cookies }) => {
  const known = await useBrowserLink(db, params.token ?? "", at);
  throw redirect(paths.signIn(), { status: 303, headers: { "Set-Cookie": cookies.known(known) } });
});

export default function ThisBrowser() {
  return (
    <Page title="Let this browser sign in">
      <p className="govuk-body">
        Press the button if this is your own browser, or one that you trust. Then sign in with your password as always.
      </p>
      <p className="govuk-body">Did you not ask for this? Close the page: nothing happens without the button.</p>
      <Form method="post">
        <Button>Let this browser sign in</Button>
      </Form>
    </Page>
  );
}
