import { forwardRef } from "react";
import { classes } from "./classes.ts";
import { Input, type InputProps } from "./input.tsx";

export type PasswordInputProps = InputProps & {
  autoComplete?: "current-password" | "new-password" | undefined;
};

/** A password. It can be pasted and filled in by a password manager; it is never sent back to the page. */
export const PasswordInput = forwardRef<HTMLInputElement, PasswordInputProps>(function PasswordInput(props, ref) {
  const { autoComplete = "current-password", className, groupProps, wrapperProps, ...rest } = props;
  return (
    <Input
      {...rest}
      ref={ref}
      type="password"
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      className={classes("govuk-password-input__input", className)}
      groupProps={{ ...groupProps, className: classes("govuk-password-input", groupProps?.className) }}
      wrapperProps={{ ...wrapperProps, className: classes("govuk-password-input__wrapper", wrapperProps?.className) }}
    />
  );
});
