import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

/** The way back, above the main content. */
export function BackLink({ className, children = "Back", ...rest }: ComponentPropsWithoutRef<"a"> & { href: string }) {
  return (
    <a {...rest} className={classes("govuk-back-link", className)}>
      {children}
    </a>
  );
}
