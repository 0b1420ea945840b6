import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

export type LabelProps = ComponentPropsWithoutRef<"label"> & {
  size?: "s" | "m" | "l" | "xl" | undefined;
  /** The question is the page's heading: the label goes inside the h1. */
  isPageHeading?: boolean | undefined;
};

/** The label of one field. Draws nothing when it has no words. */
export function Label({ size, isPageHeading, htmlFor, className, children, ...rest }: LabelProps) {
  if (!children) return null;
  const label = (
    <label htmlFor={htmlFor} className={classes("govuk-label", size && `govuk-label--${size}`, className)} {...rest}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
