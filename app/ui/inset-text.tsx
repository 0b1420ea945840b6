import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

/** Words set apart from those around them. */
export function InsetText({ className, ...rest }: ComponentPropsWithoutRef<"div">) {
  return <div {...rest} className={classes("govuk-inset-text", className)} />;
}
