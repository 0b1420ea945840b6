import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { demandFreshProof } from "#app/access/send-to.server.ts";
import { askForNewEmail } from "#app/domain/accounts/change-email.server.ts";
import { email } from "#app/domain/accounts/credentials.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { ownSignIn } from "./go-on.ts";

export const handle = { title: "Change your email address", states: ["empty", "error"] };

export const loader = guarded("account.own", async (guard) => {
  await demandFreshProof(guard);
  return { now: (await ownSignIn(guard)).actor.email };
});

export const action = guardedAction("account.own", async (guard) => {
  await demandFreshProof(guard);
  const parsed = parseForm(z.object({ email }), await guard.form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await askForNewEmail(guard.db, (await ownSignIn(guard)).actor, parsed.answers.email, guard.at);
  throw redirect(`${paths.account.home()}?sent=yes`, 303);
});

export default function Email() {
  const { now } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page title="Change your email address" back={paths.account.home()} summary={<ErrorSummary problems={problems} />}>
      <p className="govuk-body">
        You sign in with {now} now. We send a link to the new address; when you have used it, you sign in with the new
        one.
      </p>
      <Form method="post" noValidate>
        <EmailInput {...field("email")} label="New email address" autoComplete="email" />
        <Button>Send the link</Button>
      </Form>
    </Page>
  );
}
