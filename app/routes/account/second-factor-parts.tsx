import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

type Passkey = { id: string; name: string; added: string; lastUsed?: string | undefined };

/** What somebody is offered who has no second step yet. */
export function FirstFactor({ back, passkeysWork }: { back: string | undefined; passkeysWork: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">An app on your phone</h2>
      <p className="govuk-body">
        Any authenticator app will do, for example the one that came with your phone. It shows a new code every 30
        seconds, also without a connection.
      </p>
      <ButtonLink href={paths.account.authenticatorApp(back)}>Set up an app</ButtonLink>
      {passkeysWork ? (
        <>
          <h2 className="govuk-heading-m">Or a passkey</h2>
          <p className="govuk-body">
            Your fingerprint, your face or the PIN of your device, or a security key. A passkey can’t be given away by
            mistake.
          </p>
          <ButtonLink href={paths.account.passkey(back)} look="secondary">
            Add a passkey
          </ButtonLink>
        </>
      ) : null}
    </>
  );
}

/** What somebody has, each with its way to change or remove it. */
export function OwnFactors({
  app,
  passkeys,
  codesLeft,
  passkeysWork,
}: {
  app?: string | undefined;
  passkeys: readonly Passkey[];
  codesLeft: number;
  passkeysWork: boolean;
}) {
  const { account } = paths;
  return (
    <>
      <SummaryList
        card={{ title: "Authenticator app" }}
        rows={[
          {
            key: "App",
            value: app ? `Set up on ${app}` : "Not set up",
            actions: [{ href: account.authenticatorApp(), text: app ? "Set up on another phone" : "Set up an app" }],
          },
        ]}
      />
      {app ? <Remove what="app" text="Remove the app" /> : null}
      {passkeys.map(({ id, name, added, lastUsed }) => (
        <div key={id}>
          <SummaryList
            card={{ title: `Passkey “${name}”` }}
            rows={[
              { key: "Added", value: added },
              { key: "Last used", value: lastUsed ?? "Not yet" },
            ]}
          />
          <Remove what={id} text={`Remove “${name}”`} />
        </div>
      ))}
      {passkeysWork ? (
        <ButtonLink href={account.passkey()} look="secondary">
          Add a passkey
        </ButtonLink>
      ) : null}
      <h2 className="govuk-heading-m">Recovery codes</h2>
      {codesLeft === 0 ? (
        <WarningText>You have no recovery codes. Without your phone or device you could not sign in.</WarningText>
      ) : (
        <p className="govuk-body">You have {codesLeft} left. Each lets you in once, without your phone or device.</p>
      )}
      <ButtonLink href={account.recoveryCodes()} look="secondary">
        {codesLeft === 0 ? "Get recovery codes" : "Make new recovery codes"}
      </ButtonLink>
    </>
  );
}

function Remove({ what, text }: { what: string; text: string }) {
  return (
    <form method="post">
      <Button look="warning" name="remove" value={what}>
        {text}
      </Button>
    </form>
  );
}
