import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

/** Why more is asked for than usual, and every way on. */
export function TooManyTries({ minutes }: { minutes: number }) {
  return (
    <>
      <WarningText>There were too many wrong sign-ins to this account, or from your connection.</WarningText>
      <p className="govuk-body">
        Your account is not locked. To keep others out, we ask for your password and the code from your app together.
      </p>
      <p className="govuk-body">
        {`No app? Ask for a link by email, with which you sign in from this browser as always. Or wait ${minutes} minutes.`}
      </p>
    </>
  );
}

/** The same words to every address: whether it has an account is told to its mailbox only. */
export function LinkSent({ to }: { to: string }) {
  return (
    <InsetText>
      If {to} has an account, we have sent a link to it. Open it in this browser within 15 minutes, then sign in. We
      send one every ten minutes at the most.
    </InsetText>
  );
}

export function CodeField({ error }: { error: string | undefined }) {
  return (
    <Input
      name="code"
      label="Code from your app"
      hint="6 digits"
      error={error}
      width={10}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
    />
  );
}
