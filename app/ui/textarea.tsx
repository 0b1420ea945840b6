import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { classes } from "./classes.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

export type TextareaProps = FieldProps & ComponentPropsWithoutRef<"textarea"> & { name: string };

/** An answer of more than one line. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea(props, ref) {
  const { label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after, ...own } = props;
  const { className, id = own.name, defaultValue, ...rest } = own;
  // React writes out a first line break that a browser would swallow, but only when it is not the \r\n that forms send.
  const text = typeof defaultValue === "string" ? defaultValue.replaceAll("\r\n", "\n") : defaultValue;
  return (
    <Field {...{ id, label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after }}>
      <textarea
        rows={5}
        {...rest}
        defaultValue={text}
        ref={ref}
        id={id}
        className={classes("govuk-textarea", Boolean(error) && "govuk-textarea--error", className)}
        aria-describedby={describedBy(id, { hint, error }, rest["aria-describedby"])}
      />
    </Field>
  );
});
