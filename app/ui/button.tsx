import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { classes } from "./classes.ts";

type Look = {
  /** Secondary for what is done less often, warning for what can't be undone, start for the first step of a journey. */
  look?: "secondary" | "warning" | "inverse" | "start" | undefined;
  children?: ReactNode;
  className?: string | undefined;
};

function buttonClass(look: Look["look"], className: string | undefined) {
  return classes(
    "govuk-button",
    look !== "start" && look && `govuk-button--${look}`,
    className,
    look === "start" && "govuk-button--start",
  );
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}

/** Sends the form that it stands in; `name` and `value` say which button it was. */
export const Button = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<"button"> & Look>(
  function Button(props, ref) {
    const { look, className, children, ...rest } = props;
    return (
      <button
        type="submit"
        {...rest}
        ref={ref}
        className={buttonClass(look, className)}
        aria-disabled={rest.disabled || undefined}
      >
        {children}
        {look === "start" ? <StartIcon /> : null}
      </button>
    );
  },
);

/** A link that looks like a button: it starts a journey and changes nothing by itself. */
export function ButtonLink({
  look,
  className,
  children,
  ...rest
}: ComponentPropsWithoutRef<"a"> & { href: string } & Look) {
  return (
    <a draggable="false" {...rest} className={buttonClass(look, className)}>
      {children}
      {look === "start" ? <StartIcon /> : null}
    </a>
  );
}

/** Buttons and links beside each other, below each other on a phone. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}
