import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { confirmNewEmail, newEmailWorks } from "#app/domain/accounts/change-email.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Confirm your new email address", states: ["filled", "refused"] };

export const loader = guarded("public", async ({ db, at, params }) => {
  const works = await newEmailWorks(db, params.token ?? "", at);
  return data({ works }, works ? 200 : 409);
});

/** A button, not the opening of the page, uses the link up: mail scanners open links. */
export const action = guardedAction("public", async ({ db, at, params, signIn }) => {
  await confirmNewEmail(db, params.token ?? "", (await signIn())?.id, at);
  throw redirect(paths.account.home(), 303);
});

export default function ConfirmNewEmail() {
  const { works } = useLoaderData<typeof loader>();
  if (!works)
    return (
      <Page title="This link cannot be used">
        <p className="govuk-body">
          It was used before, or it is more than an hour old. Sign in and ask for the change again.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.account.email()}>
            Change your email address
          </a>
        </p>
      </Page>
    );
  return (
    <Page title="Confirm your new email address">
      <p className="govuk-body">Press the button to sign in with this address from now on.</p>
      <Form method="post">
        <Button>Confirm my new email address</Button>
      </Form>
    </Page>
  );
}
