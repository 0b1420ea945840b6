import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

export type ErrorMessageProps = ComponentPropsWithoutRef<"p"> & {
  /** Read aloud before the message; the empty string leaves it out. */
  visuallyHiddenText?: string | undefined;
};

/** What is wrong with one field, above that field. */
export function ErrorMessage({ visuallyHiddenText = "Error", className, children, ...rest }: ErrorMessageProps) {
  return (
    <p className={classes("govuk-error-message", className)} {...rest}>
      {visuallyHiddenText ? (
        <>
          <span className="govuk-visually-hidden">{visuallyHiddenText}:</span> {children}
        </>
      ) : (
        children
      )}
    </p>
  );
}
