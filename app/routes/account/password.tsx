import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { demandFreshProof } from "#app/access/send-to.server.ts";
import { changePassword } from "#app/domain/accounts/change-password.server.ts";
import { newPassword } from "#app/domain/accounts/credentials.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { ownSignIn } from "./go-on.ts";
import { NewPasswordInput } from "./new-password-input.tsx";

export const handle = { title: "Change your password", states: ["empty", "error"] };

export const loader = guarded("account.own", async (guard) => {
  await demandFreshProof(guard);
  return { email: (await ownSignIn(guard)).actor.email };
});

export const action = guardedAction("account.own", async (guard) => {
  await demandFreshProof(guard);
  const parsed = parseForm(z.object({ password: newPassword }), await guard.form());
  if (!parsed.ok) return data({ ...parsed.failure, values: {} }, 400);
  const token = await changePassword(guard.db, await ownSignIn(guard), parsed.answers.password, guard.at);
  const headers = { "Set-Cookie": guard.cookies.signIn(token) };
  throw redirect(`${paths.account.home()}?changed=yes`, { status: 303, headers });
});

export default function Password() {
  const { email } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  return (
    <Page title="Change your password" back={paths.account.home()} summary={<ErrorSummary problems={problems} />}>
      <p className="govuk-body">Everywhere else that you are signed in, you will be signed out.</p>
      <Form method="post" noValidate>
        <NewPasswordInput email={email} error={error("password")} label="New password" />
        <Button>Change my password</Button>
      </Form>
    </Page>
  );
}
