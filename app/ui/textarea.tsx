import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { classes } from "./classes.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

export type TextareaProps = FieldProps & ComponentPropsWithoutRef<"textarea"> & { name: string };

/** An answer of more than one line. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea(props, ref) {
  const { label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after, ...own } = props;
  const { className, id = own.name, ...rest } = own;
  return (
    <Field {...{ id, label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after }}>
      <textarea
        rows={5}
        {...rest}
        ref={ref}
        id={id}
        className={classes("govuk-textarea", Boolean(error) && "govuk-textarea--error", className)}
        aria-describedby={describedBy(id, { hint, error }, rest["aria-describedby"])}
      />
    </Field>
  );
});
