import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { email } from "#app/domain/accounts/credentials.ts";
import { forgetPassword } from "#app/domain/accounts/reset-password.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Choose a new password", states: ["empty", "error", "sent"] };

export const loader = guarded("sign-in", async ({ url }) => ({ sent: url.searchParams.get("sent") === "yes" }));

export const action = guardedAction("sign-in", async ({ db, at, form, config }) => {
  const parsed = parseForm(z.object({ email }), await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await forgetPassword(db, parsed.answers.email, at, config.singleSignOn !== undefined);
  throw redirect(`${paths.forgottenPassword()}?sent=yes`, 303);
});

export default function ForgottenPassword() {
  const { sent } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  if (sent)
    return (
      <Page title="Check your email">
        <p className="govuk-body">
          If the address has an account, we have sent it an email with a link. Open it within an hour to choose a new
          password.
        </p>
        <p className="govuk-body">
          No email after ten minutes? Look in your junk mail, then{" "}
          <a className="govuk-link" href={paths.forgottenPassword()}>
            ask again
          </a>
          . We send three an hour at most.
        </p>
      </Page>
    );
  return (
    <Page
      title="Choose a new password"
      back={paths.signIn()}
      summary={<ErrorSummary problems={problems} />}
      lead="We send a link to the email address of your account."
    >
      <Form method="post" noValidate>
        <EmailInput {...field("email")} autoComplete="username" />
        <Button>Send me the link</Button>
      </Form>
    </Page>
  );
}
