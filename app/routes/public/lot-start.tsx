import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import type { LotShown } from "./lot-shown.server.ts";

/** Whether one can apply, and the way in; on a past day only how it stood. */
export function LotStart({ lot, past }: { lot: LotShown["lot"]; past: boolean }) {
  if (past)
    return (
      <p>
        <strong>
          {lot.status === "open" ? "This lot was open to applications." : "This lot was closed to new applications."}
        </strong>
      </p>
    );
  if (lot.status === "closed")
    return (
      <InsetText>
        <p>
          <strong>This lot is closed to new applications.</strong> Applications that were submitted before it closed are
          still decided, and approved providers stay approved.
        </p>
        <p>
          If you have applied, <a href={paths.provider.applications()}>see your applications</a>.
        </p>
        <p>
          <a href={paths.tellMe(lot.slug)}>Tell me when it opens</a>
        </p>
      </InsetText>
    );
  return (
    <>
      <ButtonLink look="start" href={paths.provider.applications()}>
        Start now
      </ButtonLink>
      <p>
        You need an account: sign in, or <a href={paths.register()}>register as a provider</a> first.
      </p>
    </>
  );
}
