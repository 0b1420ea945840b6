import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

export type LegendProps = {
  size?: "s" | "m" | "l" | "xl" | undefined;
  className?: string | undefined;
  /** The question is the page's heading: an h1 goes inside the legend. */
  isPageHeading?: boolean | undefined;
};

export type FieldsetProps = ComponentPropsWithoutRef<"fieldset"> & {
  legend?: ReactNode;
  legendProps?: LegendProps | undefined;
};

/** Fields that are one question together, named by a legend. */
export function Fieldset({ legend, legendProps = {}, className, children, ...rest }: FieldsetProps) {
  const { size, isPageHeading, className: more } = legendProps;
  return (
    <fieldset className={classes("govuk-fieldset", className)} {...rest}>
      {legend ? (
        <legend className={classes("govuk-fieldset__legend", size && `govuk-fieldset__legend--${size}`, more)}>
          {isPageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      ) : null}
      {children}
    </fieldset>
  );
}
