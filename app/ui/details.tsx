import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

/** Help that only some people need, behind a line that opens. */
export function Details({
  summary,
  className,
  children,
  ...rest
}: ComponentPropsWithoutRef<"details"> & { summary: ReactNode }) {
  return (
    <details {...rest} className={classes("govuk-details", className)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
