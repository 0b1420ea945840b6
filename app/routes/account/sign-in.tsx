import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { homeOf } from "#app/access/home-of.ts";
import { safeReturn } from "#app/access/safe-return.ts";
import * as credentials from "#app/domain/accounts/credentials.ts";
import { signIn } from "#app/domain/accounts/sign-in.server.ts";
import { actorOf } from "#app/domain/accounts/sign-ins.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";

export const handle = { title: "Sign in", states: ["empty", "error", "kept"] };

export const loader = guarded("sign-in", async ({ cookies, request, url, config }) => ({
  back: safeReturn(url.searchParams.get("back")),
  confirmed: url.searchParams.get("confirmed") === "yes",
  kept: cookies.readParked(request.headers.get("cookie")) !== undefined,
  demo: config.demo,
}));

export const action = guardedAction("sign-in", async ({ db, at, form, url, cookies, request }) => {
  const parsed = parseForm(credentials.signIn, await form());
  // A password is never sent back to the page.
  if (!parsed.ok) return data({ ...parsed.failure, values: { email: parsed.failure.values.email } }, 400);
  const token = await signIn(db, parsed.answers, at);
  const kept = cookies.readParked(request.headers.get("cookie"));
  const home = homeOf(await actorOf(db, token, at));
  const to = kept ? paths.keptPost() : (safeReturn(url.searchParams.get("back")) ?? home);
  throw redirect(to, { status: 303, headers: { "Set-Cookie": cookies.signIn(token) } });
});

export default function SignIn() {
  const { confirmed, kept, demo } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page title="Sign in" summary={<ErrorSummary problems={problems} />}>
      {confirmed ? <InsetText>Your email address is confirmed. You can sign in now.</InsetText> : null}
      {kept ? (
        <InsetText>You were signed out. What you typed is kept for 30 minutes: sign in to go on.</InsetText>
      ) : null}
      <Form method="post" noValidate>
        <Input
          {...field("email")}
          label="Email address"
          type="email"
          inputMode="email"
          autoComplete="username"
          spellCheck={false}
        />
        <PasswordInput
          {...field("password")}
          defaultValue={undefined}
          label="Password"
          autoComplete="current-password"
        />
        <Button>Sign in</Button>
      </Form>
      {demo ? (
        <p className="govuk-body">
          This is a demonstration: no one-time code is asked for. Accounts and password are printed by{" "}
          <code>npm start</code>.
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.register()}>
          Register as a provider
        </a>
      </p>
    </Page>
  );
}
