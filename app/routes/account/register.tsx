import { data, redirect } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { registration } from "#app/domain/accounts/credentials.ts";
import { register } from "#app/domain/accounts/register.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { NewPasswordInput } from "./new-password-input.tsx";

export const handle = { title: "Register as a provider", states: ["empty", "error"] };

export const loader = guarded("sign-in", async () => ({}));

export const action = guardedAction("sign-in", async ({ db, at, form }) => {
  const parsed = parseForm(registration, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await register(db, parsed.answers, at);
  throw redirect(paths.checkInbox(), 303);
});

export default function Register() {
  const { problems, field, error } = useFormState();
  return (
    <Page title="Register as a provider" summary={<ErrorSummary problems={problems} />}>
      <p className="govuk-body">
        Register once, then apply to any lot that is open. You need an email address that you can read now.
      </p>
      <p className="govuk-body">
        If your organisation is registered already, do not register it again: ask its owner to invite you.
      </p>
      <Form method="post" noValidate>
        <Input {...field("name")} label="Full name" autoComplete="name" spellCheck={false} />
        <Input
          {...field("organisation")}
          label="Name of your organisation"
          hint="If you work for yourself, the name that you trade under"
          autoComplete="organization"
        />
        <Input
          {...field("companyNumber")}
          label="Company number (if you have one)"
          hint="8 characters, as Companies House writes it. A sole trader has none"
          autoComplete="off"
          spellCheck={false}
          width={10}
        />
        <EmailInput
          {...field("email")}
          hint="We send a link to it, and use it for everything that needs your answer"
          autoComplete="email"
        />
        <NewPasswordInput label="Create a password" error={error("password")} />
        <Button>Register</Button>
      </Form>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.signIn()}>
          Sign in if you have an account
        </a>
      </p>
    </Page>
  );
}
