import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { demandFreshProof } from "#app/access/send-to.server.ts";
import { removeApp } from "#app/domain/accounts/second-factor/change-app.server.ts";
import { removePasskey } from "#app/domain/accounts/second-factor/change-passkeys.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { passkeysWork } from "#app/domain/accounts/second-factor/passkeys.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { backOf, isKept, ownSignIn } from "./go-on.ts";
import { FirstFactor, OwnFactors } from "./second-factor-parts.tsx";

export const handle = { title: "Second step of signing in", states: ["empty", "sent", "filled", "error"] };

export const loader = guarded("account.own", async (guard) => {
  const { db, config, signIn } = guard;
  const { actor } = await ownSignIn(guard);
  const { app, passkeys, codesLeft } = await factorsOf(db, actor.personId);
  const day = (at: Date) => formatDate(londonDate(at));
  return {
    back: backOf(guard),
    kept: isKept(guard),
    shown: (await signIn())?.twoFactors === true,
    passkeysWork: passkeysWork(config.publicUrl),
    app: app && day(app),
    codesLeft,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      added: day(createdAt),
      lastUsed: lastUsedAt ? day(lastUsedAt) : undefined,
    })),
  };
});

export const action = guardedAction("account.own", async (guard) => {
  await demandFreshProof(guard);
  const { actor } = await ownSignIn(guard);
  const form = await guard.form();
  const remove = String(form.get("remove") ?? "");
  if (!remove) return data({ errors: {}, values: {} }, 400);
  if (remove === "app") await removeApp(guard.db, actor, guard.at);
  else await removePasskey(guard.db, actor, remove, guard.at);
  throw redirect(paths.account.secondFactor(), 303);
});

export default function SecondFactor() {
  const { back, kept, shown, ...own } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const has = own.app !== undefined || own.passkeys.length > 0;
  return (
    <Page
      title="Second step of signing in"
      back={back || kept ? undefined : paths.account.home()}
      summary={<ErrorSummary problems={problems} />}
    >
      {back || kept ? (
        <InsetText>
          The page that you asked for opens only with a second step, because children’s details stand behind it. It
          takes about two minutes, then you go on where you were.{kept ? " What you typed is kept for 30 minutes." : ""}
        </InsetText>
      ) : null}
      <p className="govuk-body">
        A password alone can be guessed or stolen. With a second step, nobody gets into your account without your phone
        or your device.
      </p>
      {has && !shown ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.account.confirmItIsYou(back)}>
            Show your second step now
          </a>
        </p>
      ) : null}
      {has ? <OwnFactors {...own} /> : <FirstFactor back={back} passkeysWork={own.passkeysWork} />}
    </Page>
  );
}
