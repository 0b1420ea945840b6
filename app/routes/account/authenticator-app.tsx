import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { demandFreshProof } from "#app/access/send-to.server.ts";
import { appAddress, appProof, inFours, newAppKey } from "#app/domain/accounts/second-factor/app-code.ts";
import { addApp } from "#app/domain/accounts/second-factor/change-app.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { today } from "#app/domain/london-time.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { CodeInput } from "./code-inputs.tsx";
import { backOf, goOn, ownSignIn } from "./go-on.ts";

export const handle = { title: "Set up an authenticator app", states: ["empty", "error"] };

export const loader = guarded("account.own", async (guard) => {
  await demandFreshProof(guard);
  const { actor } = await ownSignIn(guard);
  const { name } = await readCouncil(guard.db, today(guard.at));
  return { key: newAppKey(), council: name, email: actor.email, back: backOf(guard) };
});

export const action = guardedAction("account.own", async (guard) => {
  await demandFreshProof(guard);
  const parsed = parseForm(appProof, await guard.form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const own = await ownSignIn(guard);
  const token = await addApp(guard.db, guard.config.sessionSecret, own, parsed.answers, guard.at);
  const { codesLeft } = await factorsOf(guard.db, own.actor.personId);
  const next = codesLeft > 0 ? goOn(guard, paths.account.secondFactor()) : paths.account.recoveryCodes(backOf(guard));
  throw redirect(next, { status: 303, headers: { "Set-Cookie": guard.cookies.signIn(token) } });
});

export default function AuthenticatorApp() {
  const { key: fresh, council, email, back } = useLoaderData<typeof loader>();
  const { problems, error, text } = useFormState();
  // After a wrong code the picture stays the one that the phone has read.
  const key = text("key") ?? fresh;
  return (
    <Page
      title="Set up an authenticator app"
      back={paths.account.secondFactor(back)}
      summary={<ErrorSummary problems={problems} />}
    >
      <h2 className="govuk-heading-m">1. Scan this with the app</h2>
      <QrCode
        text={appAddress(key, council, email)}
        label="Code for your authenticator app. The same key stands below in letters."
      />
      <p className="govuk-body">
        Or type this key into the app:
        <br />
        <strong className="app-codes">{inFours(key)}</strong>
      </p>
      <h2 className="govuk-heading-m">2. Type the code that it shows</h2>
      <form method="post" noValidate>
        <input type="hidden" name="key" value={key} />
        <CodeInput error={error("code") ?? error("key")} />
        <Button>Confirm and continue</Button>
      </form>
    </Page>
  );
}
