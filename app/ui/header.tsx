import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

type Props = ComponentPropsWithoutRef<"div"> & {
  href?: string;
  containerClassName?: string;
  /** At the other end of the band: who is signed in. */
  end?: ReactNode;
  children: ReactNode;
};

/** The organisation's band across the top, without a crown. */
export function Header({
  href = "/",
  containerClassName = "govuk-width-container",
  className,
  end,
  children,
  ...rest
}: Props) {
  return (
    <div {...rest} className={classes("govuk-generic-header", className)}>
      <div className={classes("govuk-generic-header__container", containerClassName)}>
        <div className="govuk-generic-header__logo">
          <a href={href} className="govuk-generic-header__homepage-link">
            {children}
          </a>
        </div>
        {end}
      </div>
    </div>
  );
}
