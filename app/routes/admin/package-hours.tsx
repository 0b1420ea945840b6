import type { PackageHours as Hours } from "#app/domain/placements/package-hours.server.ts";
import { WarningText } from "#app/ui/warning-text.tsx";

/** A child's hours a week at all providers together, for the broker; a warning from as many as may be full time, never a stop. */
export function PackageHours({ hours: { hours, providers, withThis, warnFrom } }: { hours: Hours }) {
  const now =
    providers === 0
      ? "The child has no other placement."
      : `The child already has ${hours} hours a week with ${providers} ${providers === 1 ? "provider" : "providers"}.`;
  const sum = `${now} With this referral it is ${withThis} hours a week.`;
  if (withThis < warnFrom) return <p className="govuk-body">{sum}</p>;
  return (
    <WarningText>
      {sum} From {warnFrom} hours it may count as full-time education. That is not a refusal: make sure that no provider
      becomes a school that is not registered.
    </WarningText>
  );
}
