import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

type Props = ComponentPropsWithoutRef<"div"> & { hiddenText?: string | undefined };

/** Something with consequences, before the person does it. */
export function WarningText({ hiddenText = "Warning", className, children, ...rest }: Props) {
  return (
    <div {...rest} className={classes("govuk-warning-text", className)}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{hiddenText}</span> {children}
      </strong>
    </div>
  );
}
