import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { ErrorMessage } from "#app/ui/error-message.tsx";

type Make = { make: Parameters<typeof startRegistration>[0]["optionsJSON"] };
type Show = { show: Parameters<typeof startAuthentication>[0]["optionsJSON"] };

/**
 * A button that asks the browser for a passkey and sends the form that it stands in with the answer. It is there only
 * where scripts run and the browser knows passkeys; `without` stands in its place.
 */
export function PasskeyButton({
  ask,
  look,
  without,
  children,
}: {
  ask: Make | Show;
  look?: "secondary" | undefined;
  without?: ReactNode;
  children: ReactNode;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [works, setWorks] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => setWorks(browserSupportsWebAuthn()), []);

  const press = async () => {
    setFailed(false);
    const form = field.current?.form;
    // What is missing beside the passkey the server says first: the device would keep one that nobody knows.
    if (form?.checkValidity() === false) return form.requestSubmit();
    try {
      const answer =
        "make" in ask
          ? await startRegistration({ optionsJSON: ask.make })
          : await startAuthentication({ optionsJSON: ask.show });
      if (!field.current) return;
      field.current.value = JSON.stringify(answer);
      form?.requestSubmit();
    } catch {
      setFailed(true);
    }
  };
  if (!works) return without;
  return (
    <>
      <input type="hidden" name="passkey" ref={field} />
      <div role="alert">
        {failed ? (
          <ErrorMessage id="passkey-failed">No passkey came back. Try again, or use another way.</ErrorMessage>
        ) : null}
      </div>
      <Button type="button" look={look} onClick={press} id="passkey">
        {children}
      </Button>
    </>
  );
}
