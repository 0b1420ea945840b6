import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { demandFreshProof } from "#app/access/send-to.server.ts";
import { factorsOf } from "#app/domain/accounts/second-factor/factors.server.ts";
import { makeRecoveryCodes } from "#app/domain/accounts/second-factor/make-recovery-codes.server.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { backOf, goOn, ownSignIn } from "./go-on.ts";

export const handle = { title: "Recovery codes", states: ["empty", "shown"] };

export const loader = guarded("account.own", async (guard) => {
  await demandFreshProof(guard);
  const { actor } = await ownSignIn(guard);
  const { codesLeft } = await factorsOf(guard.db, actor.personId);
  return { codesLeft, back: backOf(guard), next: goOn(guard, paths.account.secondFactor()) };
});

export const action = guardedAction("account.own", async (guard) => {
  await demandFreshProof(guard);
  const { actor } = await ownSignIn(guard);
  return { codes: await makeRecoveryCodes(guard.db, guard.config.sessionSecret, actor, guard.at) };
});

export default function RecoveryCodes() {
  const { codesLeft, back, next } = useLoaderData<typeof loader>();
  const made = useActionData<{ codes?: string[] }>();
  if (made?.codes) return <Shown codes={made.codes} next={next} />;
  return (
    <Page title="Recovery codes" back={back ? undefined : paths.account.secondFactor()}>
      <p className="govuk-body">
        If you lose your phone or device, a recovery code lets you in. You get ten; each works once. Print them, or
        write them down, and keep them where only you can find them.
      </p>
      {codesLeft > 0 ? (
        <p className="govuk-body">You have {codesLeft} left. New codes take their place: the old ones stop working.</p>
      ) : null}
      <form method="post">
        <Button>{codesLeft > 0 ? "Make new recovery codes" : "Get my recovery codes"}</Button>
      </form>
    </Page>
  );
}

function Shown({ codes, next }: { codes: readonly string[]; next: string }) {
  return (
    <Page title="Your recovery codes">
      <WarningText>These codes are shown now and never again. Print this page or write them down.</WarningText>
      <ol className="govuk-list govuk-list--number app-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <ButtonLink href={next}>I have kept them, continue</ButtonLink>
    </Page>
  );
}
