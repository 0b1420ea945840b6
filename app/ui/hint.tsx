import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

export type HintProps = ComponentPropsWithoutRef<"div">;

/** Grey help text between a label and its field. */
export function Hint({ className, ...rest }: HintProps) {
  return <div className={classes("govuk-hint", className)} {...rest} />;
}
