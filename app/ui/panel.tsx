import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

type Props = Omit<ComponentPropsWithoutRef<"div">, "title"> & {
  title: ReactNode;
  headingLevel?: 1 | 2 | 3 | undefined;
};

/** The head of a confirmation page: what was done, and its reference. */
export function Panel({ title, headingLevel = 1, className, children, ...rest }: Props) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div {...rest} className={classes("govuk-panel govuk-panel--confirmation", className)}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children ? <div className="govuk-panel__body">{children}</div> : null}
    </div>
  );
}
