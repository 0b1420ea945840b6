import type { ComponentPropsWithoutRef } from "react";
import { classes } from "./classes.ts";

export type TagColour = "grey" | "green" | "teal" | "blue" | "purple" | "magenta" | "red" | "orange" | "yellow";

/** A state in one or two words. The words say it all: the colour only helps. */
export function Tag({
  colour,
  className,
  ...rest
}: ComponentPropsWithoutRef<"strong"> & { colour?: TagColour | undefined }) {
  return <strong {...rest} className={classes("govuk-tag", colour && `govuk-tag--${colour}`, className)} />;
}
