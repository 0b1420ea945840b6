import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { classes } from "./classes.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

type AffixProps = ComponentPropsWithoutRef<"div">;

export type InputProps = FieldProps &
  Omit<ComponentPropsWithoutRef<"input">, "prefix" | "width"> & {
    name: string;
    /** How wide in characters: an answer of known length gets a field of that length. */
    width?: 2 | 3 | 4 | 5 | 10 | 20 | undefined;
    prefix?: ReactNode;
    prefixProps?: AffixProps | undefined;
    suffix?: ReactNode;
    suffixProps?: AffixProps | undefined;
    wrapperProps?: AffixProps | undefined;
  };

function Affix({ kind, className, ...rest }: AffixProps & { kind: "prefix" | "suffix" }) {
  return <div className={classes(`govuk-input__${kind}`, className)} aria-hidden="true" {...rest} />;
}

/** A one-line answer. The value goes in `defaultValue`; `id` is the name unless given. */
export const Input = forwardRef<HTMLInputElement, InputProps>(function Input(props, ref) {
  const { label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after, ...own } = props;
  const { prefix, prefixProps, suffix, suffixProps, wrapperProps, width, className, id = own.name, ...rest } = own;
  const input = (
    <input
      type="text"
      {...rest}
      ref={ref}
      id={id}
      className={classes(
        "govuk-input",
        width && `govuk-input--width-${width}`,
        className,
        Boolean(error) && "govuk-input--error",
      )}
      aria-describedby={describedBy(id, { hint, error }, rest["aria-describedby"])}
    />
  );
  return (
    <Field {...{ id, label, labelProps, hint, hintProps, error, errorProps, groupProps }}>
      {prefix || suffix || before || after || wrapperProps ? (
        <div {...wrapperProps} className={classes("govuk-input__wrapper", wrapperProps?.className)}>
          {before}
          {prefix ? (
            <Affix kind="prefix" {...prefixProps}>
              {prefix}
            </Affix>
          ) : null}
          {input}
          {suffix ? (
            <Affix kind="suffix" {...suffixProps}>
              {suffix}
            </Affix>
          ) : null}
          {after}
        </div>
      ) : (
        input
      )}
    </Field>
  );
});
