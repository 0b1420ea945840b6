import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { anonymous } from "#app/access/actor.ts";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { homeOf } from "#app/access/home-of.ts";
import { safeReturn } from "#app/access/safe-return.ts";
import { mailBrowserLink } from "#app/domain/accounts/browser-link.server.ts";
import * as credentials from "#app/domain/accounts/credentials.ts";
import { signInOf } from "#app/domain/accounts/sign-ins.server.ts";
import { type CodeFirst, trySignIn } from "#app/domain/accounts/try-sign-in.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";
import { CodeField, LinkSent, TooManyTries } from "./code-first.tsx";
import { cookiesOf } from "./cookies-of.server.ts";
import { CouncilButton } from "./council-button.tsx";

export const handle = {
  title: "Sign in",
  toIdentityProvider: true,
  states: ["empty", "error", "kept", "limited", "link-sent"],
};

/** What has just happened to whoever was sent here, by the name that their address carries. */
const arrivals = [
  ["confirmed", "Your email address is confirmed. You can sign in now."],
  ["joined", "You have accepted the invitation. Sign in to go on."],
  ["left", "You have left, and were signed out."],
  ["changed", "Your password was changed. Sign in with the new one."],
  ["ended", "You tried too many codes, so you were signed out. Start again."],
] as const;

export const loader = guarded("sign-in", async ({ cookies, request, url, config }) => ({
  back: safeReturn(url.searchParams.get("back")),
  arrival: arrivals.find(([name]) => url.searchParams.get(name) === "yes")?.[1],
  kept: cookies.readParked(request.headers.get("cookie")) !== undefined,
  demo: config.demo,
  council: config.singleSignOn !== undefined,
}));

export const action = guardedAction("sign-in", async (guard) => {
  const { db, at, form, url, cookies, request, config, clientAddress: address } = guard;
  const posted = await form();
  if (posted.get("intent") === "link") return sendLink(guard, posted);
  const parsed = parseForm(credentials.signIn, posted);
  // A password is never sent back to the page.
  if (!parsed.ok) return data({ ...parsed.failure, values: { email: parsed.failure.values.email } }, 400);
  const cookie = request.headers.get("cookie");
  const means = {
    address,
    knownBrowser: cookies.readKnown(cookie),
    browser: request.headers.get("user-agent") ?? "",
    secret: config.sessionSecret,
    councilBySingleSignOn: config.singleSignOn !== undefined,
  };
  const tried = await trySignIn(db, parsed.answers, means, at);
  if (tried.kind === "code-first") return askForCode(guard, parsed.answers.email, tried);
  const opened = await signInOf(db, tried.token, at);
  const kept = cookies.readParked(cookie) !== undefined;
  const back = kept ? undefined : safeReturn(url.searchParams.get("back"));
  const home = kept ? paths.keptPost() : homeOf(opened?.actor ?? anonymous);
  const to = opened?.awaitingFactor ? paths.signInCode(back) : (back ?? home);
  throw redirect(to, { status: 303, headers: await cookiesOf(guard, tried.token) });
});

/** 429, and the same page with a field more: nobody is locked out. */
function askForCode({ headers }: Guarded, email: string, { minutes, wrongCode }: CodeFirst) {
  headers.set("Retry-After", String(minutes * 60));
  const message = wrongCode
    ? "Check your password and the code. Each code works once: wait for the next one if you have just used this one"
    : "Enter your password again, together with the code from your app";
  return data({ errors: { code: { type: "domain", message } }, values: { email, code: "" }, minutes }, 429);
}

async function sendLink({ db, at, clientAddress }: Guarded, posted: FormData) {
  const parsed = parseForm(credentials.signIn.pick({ email: true }), posted);
  if (!parsed.ok) return data({ ...parsed.failure, values: { email: parsed.failure.values.email } }, 400);
  const { email } = parsed.answers;
  await mailBrowserLink(db, email, clientAddress, at);
  return data({ values: { email }, linkSentTo: email });
}

export default function SignIn() {
  const { back, arrival, kept, demo, council } = useLoaderData<typeof loader>();
  const answer = useActionData<{ minutes?: number; linkSentTo?: string }>();
  const { problems, field, error, text } = useFormState();
  return (
    <Page title="Sign in" summary={<ErrorSummary problems={problems} />}>
      {arrival ? <InsetText>{arrival}</InsetText> : null}
      {kept ? (
        <InsetText>You were signed out. What you typed is kept for 30 minutes: sign in to go on.</InsetText>
      ) : null}
      {council ? (
        <>
          <h2 className="govuk-heading-m">If you work for the council</h2>
          <p className="govuk-body">Use your council account. A password does not open the portal for council staff.</p>
          <CouncilButton back={back} />
          <h2 className="govuk-heading-m">Providers, schools and everybody else</h2>
        </>
      ) : null}
      {answer?.minutes ? <TooManyTries minutes={answer.minutes} /> : null}
      {answer?.linkSentTo ? <LinkSent to={answer.linkSentTo} /> : null}
      <Form method="post" noValidate>
        <EmailInput {...field("email")} autoComplete="username" />
        <PasswordInput
          {...field("password")}
          defaultValue={undefined}
          label="Password"
          autoComplete="current-password"
        />
        {text("code") === undefined ? null : <CodeField error={error("code")} />}
        <ButtonGroup>
          <Button>Sign in</Button>
          {answer?.minutes ? (
            <Button look="secondary" name="intent" value="link" formNoValidate>
              Email me a link instead
            </Button>
          ) : null}
        </ButtonGroup>
      </Form>
      {demo ? (
        <p className="govuk-body">
          This is a demonstration: no one-time code is asked for. Accounts and password are printed by{" "}
          <code>npm start</code>.
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.forgottenPassword()}>
          I have forgotten my password
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.register()}>
          Register as a provider
        </a>
      </p>
    </Page>
  );
}
