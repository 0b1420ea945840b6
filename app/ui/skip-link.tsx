import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

/** The first thing on the page for a keyboard: jumps past the header. */
export function SkipLink({
  href = "#main-content",
  className,
  children = "Skip to main content",
  ...rest
}: ComponentPropsWithoutRef<"a">) {
  return (
    <a {...rest} href={href} className={classes("govuk-skip-link", className)}>
      {children}
    </a>
  );
}
