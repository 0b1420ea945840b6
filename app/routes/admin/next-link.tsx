import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import script from "./next-key.js?url";

/** The way to what this reviewer does next, by link, and with scripts by the letter n; the one open now is passed over. */
export function NextLink({ after }: { after?: string }) {
  return (
    <>
      <ButtonLink
        href={paths.admin.nextApplication(after)}
        look={after ? "secondary" : undefined}
        data-next-application
      >
        Open the next application
      </ButtonLink>
      <p className="govuk-body-s" id="next-key" hidden suppressHydrationWarning>
        <span suppressHydrationWarning>Or press N.</span>{" "}
        <Button type="button" look="secondary" className="govuk-!-margin-bottom-0">
          Turn single keys off
        </Button>
      </p>
      <script type="module" src={script} />
    </>
  );
}
