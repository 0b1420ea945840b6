import type { SignInEnd } from "#app/context.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import script from "./stay-signed-in.js?url";

/**
 * What says that a sign-in is about to end, and extends it: hidden until its script shows it, so that without scripts
 * nothing pretends to work. There a form sent too late is kept, and comes back after signing in.
 */
export function StaySignedIn({ end }: { end: SignInEnd }) {
  return (
    <>
      <section
        id="stay-signed-in"
        className="app-stay"
        aria-label="Your sign-in"
        hidden
        data-now={end.now}
        data-ends={end.at}
        data-extend={paths.account.extend()}
        data-sign-in={paths.signIn()}
      >
        <p className="app-stay__words" role="alert" />
        <Button type="button" className="app-stay__button">
          Stay signed in
        </Button>
        <a className="govuk-link app-stay__link" href={paths.signIn()} rel="noopener" hidden>
          Sign in again
        </a>
      </section>
      <script type="module" src={script} />
    </>
  );
}
