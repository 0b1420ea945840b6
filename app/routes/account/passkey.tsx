import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { demandFreshProof } from "#app/access/send-to.server.ts";
import { addPasskey } from "#app/domain/accounts/second-factor/change-passkeys.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { passkeyName } from "#app/domain/accounts/second-factor/passkey-answers.ts";
import { passkeysWork, passkeyToMake } from "#app/domain/accounts/second-factor/passkeys.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { today } from "#app/domain/london-time.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { backOf, goOn, ownSignIn } from "./go-on.ts";
import { PasskeyButton } from "./passkey-button.tsx";

export const handle = { title: "Add a passkey", hydrate: true, states: ["empty", "error"] };

const form = z.object({ name: passkeyName, passkey: z.string({ error: "Make the passkey first" }).max(30_000) });

export const loader = guarded("account.own", async (guard) => {
  await demandFreshProof(guard);
  const { db, config, at } = guard;
  const own = await ownSignIn(guard);
  const { serviceName } = await readCouncil(db, today(at));
  const make = passkeysWork(config.publicUrl) ? await passkeyToMake(db, own, config.publicUrl, serviceName) : undefined;
  return { make, back: backOf(guard) };
});

export const action = guardedAction("account.own", async (guard) => {
  await demandFreshProof(guard);
  const parsed = parseForm(form, await guard.form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const own = await ownSignIn(guard);
  const token = await addPasskey(guard.db, own, guard.config.publicUrl, parsed.answers, guard.at);
  const { codesLeft } = await factorsOf(guard.db, own.actor.personId);
  const next = codesLeft > 0 ? goOn(guard, paths.account.secondFactor()) : paths.account.recoveryCodes(backOf(guard));
  throw redirect(next, { status: 303, headers: { "Set-Cookie": guard.cookies.signIn(token) } });
});

export default function Passkey() {
  const { make, back } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page title="Add a passkey" back={paths.account.secondFactor(back)} summary={<ErrorSummary problems={problems} />}>
      {make ? (
        <form method="post" noValidate>
          <Input
            {...field("name")}
            label="Name of this passkey"
            hint="So that you can tell yours apart, for example “Work laptop”"
            width={20}
            autoComplete="off"
            required
          />
          <PasskeyButton
            ask={{ make }}
            without={
              <p className="govuk-body">
                Adding a passkey takes JavaScript and a browser that knows passkeys.{" "}
                <a className="govuk-link" href={paths.account.authenticatorApp(back)}>
                  Set up an app instead
                </a>
              </p>
            }
          >
            Add a passkey
          </PasskeyButton>
        </form>
      ) : (
        <p className="govuk-body">
          Passkeys belong to a web address with a name. This portal is reached by a number, so they do not work here.{" "}
          <a className="govuk-link" href={paths.account.authenticatorApp(back)}>
            Set up an app instead
          </a>
        </p>
      )}
    </Page>
  );
}
