import { redirect } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { confirmEmail } from "#app/domain/accounts/confirm-email.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Confirm your email address", states: ["filled"] };

export const loader = guarded("public", async () => ({}));

/** A button, not the opening of the page, uses the link up: mail scanners open links. */
export const action = guardedAction("public", async ({ db, at, params }) => {
  await confirmEmail(db, params.token ?? "", at);
  throw redirect(`${paths.signIn()}?confirmed=yes`, 303);
});

export default function ConfirmEmail() {
  return (
    <Page title="Confirm your email address">
      <p className="govuk-body">Press the button to confirm that this email address is yours. Then sign in.</p>
      <Form method="post">
        <Button>Confirm my email address</Button>
      </Form>
    </Page>
  );
}
