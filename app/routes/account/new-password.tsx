import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { newPassword } from "#app/domain/accounts/credentials.ts";
import { resetPassword, resetWorks } from "#app/domain/accounts/reset-password.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";

export const handle = { title: "Choose a new password", states: ["empty", "error", "refused"] };

export const loader = guarded("sign-in", async ({ db, at, params }) => {
  const works = await resetWorks(db, params.token ?? "", at);
  return data({ works }, works ? 200 : 409);
});

/** Sending the form, not opening the page, uses the link up: mail scanners open links. */
export const action = guardedAction("sign-in", async ({ db, at, params, form, cookies }) => {
  const parsed = parseForm(z.object({ password: newPassword }), await form());
  if (!parsed.ok) return data({ ...parsed.failure, values: {} }, 400);
  await resetPassword(db, { token: params.token ?? "", password: parsed.answers.password }, at);
  const headers = { "Set-Cookie": cookies.endSignIn() };
  throw redirect(`${paths.signIn()}?changed=yes`, { status: 303, headers });
});

export default function NewPassword() {
  const { works } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  if (!works)
    return (
      <Page title="This link cannot be used">
        <p className="govuk-body">
          It was used before, it is too old, or the email address of the account has changed since. Your password is as
          it was.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.forgottenPassword()}>
            Ask for a new link
          </a>
        </p>
      </Page>
    );
  return (
    <Page title="Choose a new password" summary={<ErrorSummary problems={problems} />}>
      <p className="govuk-body">Then sign in with it. If you have a second step, it is asked for as always.</p>
      <Form method="post" noValidate>
        <NewPasswordInput error={error("password")} label="New password" />
        <Button>Save the new password</Button>
      </Form>
    </Page>
  );
}
