import type { Refusal } from "#app/domain/applications/refusal-reasons.server.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placed } from "#app/ui/placed.ts";

/** Beside the answer itself: what was wrong with it last time. */
export function ReasonHere({ reasons }: { reasons: Refusal["reasons"] }) {
  return placed(reasons).map(({ place, item: { title, reason, remedy } }) => (
    <InsetText key={place}>
      <p className="govuk-body">
        <strong>Why you were refused last time</strong>
        <br />
        {title}
      </p>
      <p className="govuk-body app-answer">{reason}</p>
      {remedy ? <p className="govuk-body app-answer">How to put it right: {remedy}</p> : null}
    </InsetText>
  ));
}
