import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { safeReturn } from "#app/access/safe-return.ts";
import { confirmItIsYou, takePassword } from "#app/domain/accounts/confirm-it-is-you.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { passkeyToShow, takePasskey } from "#app/domain/accounts/second-factor/passkeys.server.ts";
import { takeCode } from "#app/domain/accounts/second-factor/take-code.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { PasswordInput } from "#app/ui/password-input.tsx";
import { CodeInput } from "./code-inputs.tsx";
import { CouncilButton } from "./council-button.tsx";
import { backOf, byCouncilAccount, goOn, isKept, ownSignIn } from "./go-on.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { shownIn } from "./ways.ts";

export const handle = {
  title: "Confirm that it is you",
  hydrate: true,
  toIdentityProvider: true,
  states: ["empty", "error"],
};

export const loader = guarded("account.own", async (guard) => {
  const { actor, signInId } = await ownSignIn(guard);
  const { app } = await factorsOf(guard.db, actor.personId);
  const signIn = { id: signInId, personId: actor.personId };
  const show = await passkeyToShow(guard.db, signIn, guard.config.publicUrl, true);
  const council = byCouncilAccount(guard, actor);
  return { app: app !== undefined, show, kept: isKept(guard), email: actor.email, council, back: backOf(guard) };
});

export const action = guardedAction("account.own", async (guard) => {
  const { db, at, config, cookies, url } = guard;
  const shown = shownIn(await guard.form());
  if (!shown.ok) return data(shown.failure, 400);
  const { way, typed } = shown;
  const own = await ownSignIn(guard);
  const { personId } = own.actor;
  const token = await confirmItIsYou(
    db,
    own,
    way,
    async (work) => {
      if (way === "password") return takePassword(work, personId, typed);
      if (way === "passkey") return takePasskey(work, { id: own.signInId, personId }, config.publicUrl, typed, true);
      return takeCode(work, config.sessionSecret, personId, typed);
    },
    at,
  );
  const then = safeReturn(url.searchParams.get("then"));
  const to = goOn(guard, paths.account.home());
  throw redirect(then ? `${to}?${new URLSearchParams({ back: then })}` : to, {
    status: 303,
    headers: { "Set-Cookie": cookies.signIn(token) },
  });
});

export default function ConfirmItIsYou() {
  const { app, show, kept, email, council, back } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  return (
    <Page title="Confirm that it is you" summary={<ErrorSummary problems={problems} />}>
      <p className="govuk-body">
        You are about to see or change how you sign in. To keep others from doing it at your desk, we ask once more.
        {kept ? " What you typed is kept for 30 minutes, except passwords and codes." : ""}
      </p>
      {council ? <CouncilButton back={back} /> : null}
      <form method="post" noValidate>
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <PasswordInput
          name="password"
          label={council ? "Or the password of the account for emergencies" : "Password"}
          error={error("password")}
          autoComplete="current-password"
        />
        <Button look={council ? "secondary" : undefined}>Continue</Button>
      </form>
      {show ? (
        <form method="post" noValidate>
          <PasskeyButton ask={{ show }} look="secondary">
            Use a passkey
          </PasskeyButton>
        </form>
      ) : null}
      {app ? (
        <Details summary="Use a code instead" open={Boolean(error("code"))}>
          <form method="post" noValidate>
            <CodeInput error={error("code")} />
            <Button look="secondary">Continue with a code</Button>
          </form>
        </Details>
      ) : null}
    </Page>
  );
}
