import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { homeOf } from "#app/access/home-of.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { passSecondStep } from "#app/domain/accounts/second-factor/pass-second-step.server.ts";
import { passkeyToShow, takePasskey } from "#app/domain/accounts/second-factor/passkeys.server.ts";
import { takeCode } from "#app/domain/accounts/second-factor/take-code.server.ts";
import { actorOf } from "#app/domain/accounts/sign-ins.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { CodeInput, RecoveryCodeInput } from "./code-inputs.tsx";
import { cookiesOf } from "./cookies-of.server.ts";
import { goOn } from "./go-on.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { shownIn } from "./ways.ts";

export const handle = { title: "Show that it is you", hydrate: true, states: ["empty", "error", "passkey"] };

export const loader = guarded("sign-in", async ({ db, signIn, config }) => {
  const awaiting = await signIn();
  if (!awaiting?.awaitingFactor) throw redirect(paths.signIn(), 303);
  const { app } = await factorsOf(db, awaiting.personId);
  const show = await passkeyToShow(db, awaiting, config.publicUrl);
  return { app: app !== undefined, show };
});

export const action = guardedAction("sign-in", async (guard) => {
  const { db, at, config, cookies, form, request, signIn } = guard;
  const token = cookies.readSignIn(request.headers.get("cookie"));
  const awaiting = await signIn();
  if (!token || !awaiting?.awaitingFactor) throw redirect(paths.signIn(), 303);
  const shown = shownIn(await form());
  if (!shown.ok) return data(shown.failure, 400);
  const { way, typed } = shown;
  const renewed = await passSecondStep(
    db,
    { token, signIn: awaiting },
    way,
    (work) =>
      way === "passkey"
        ? takePasskey(work, awaiting, config.publicUrl, typed)
        : takeCode(work, config.sessionSecret, awaiting.personId, typed),
    at,
  );
  if (!renewed)
    throw redirect(`${paths.signIn()}?ended=yes`, { status: 303, headers: { "Set-Cookie": cookies.endSignIn() } });
  const to = goOn(guard, homeOf(await actorOf(db, renewed, at)));
  throw redirect(to, { status: 303, headers: await cookiesOf(guard, renewed) });
});

export default function SignInCode() {
  const { app, show } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  return (
    <Page title="Show that it is you" summary={<ErrorSummary problems={problems} />}>
      {app ? (
        <form method="post" noValidate>
          <CodeInput error={error("code")} />
          <Button>Continue</Button>
        </form>
      ) : null}
      {show ? (
        <form method="post" noValidate>
          <PasskeyButton
            ask={{ show }}
            look={app ? "secondary" : undefined}
            without={<p className="govuk-body">To use a passkey, turn JavaScript on in this browser.</p>}
          >
            Use a passkey
          </PasskeyButton>
        </form>
      ) : null}
      <Details summary="Use a recovery code" open={Boolean(error("recoveryCode")) || !(app || show)}>
        <form method="post" noValidate>
          <RecoveryCodeInput error={error("recoveryCode")} />
          <Button look="secondary">Continue with a recovery code</Button>
        </form>
      </Details>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.help()}>
          Get help if you have none of these
        </a>
      </p>
    </Page>
  );
}
