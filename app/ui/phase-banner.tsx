import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Tag } from "./tag.tsx";

type Props = ComponentPropsWithoutRef<"div"> & { tag: ReactNode; tagClassName?: string | undefined };

/** What kind of service this is, on every page. */
export function PhaseBanner({ tag, tagClassName, className, children, ...rest }: Props) {
  return (
    <div {...rest} className={classes("govuk-phase-banner govuk-width-container", className)}>
      <p className="govuk-phase-banner__content">
        <Tag className={classes("govuk-phase-banner__content__tag", tagClassName)}>{tag}</Tag>
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
