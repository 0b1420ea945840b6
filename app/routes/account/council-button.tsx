import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";

/** Sends somebody of the council to their own sign-in. A post, so that no other site's link can start it. */
export function CouncilButton({ back }: { back: string | undefined }) {
  return (
    <form method="post" action={paths.singleSignOn(back)}>
      <Button>Sign in with your council account</Button>
    </form>
  );
}
