import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { classes } from "./classes.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

export type FileUploadProps = FieldProps & ComponentPropsWithoutRef<"input"> & { name: string };

/** A file from the person's own device. Say the kinds and the largest size in the hint. */
export const FileUpload = forwardRef<HTMLInputElement, FileUploadProps>(function FileUpload(props, ref) {
  const { label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after, ...own } = props;
  const { className, id = own.name, ...rest } = own;
  return (
    <Field {...{ id, label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after }}>
      <input
        {...rest}
        ref={ref}
        type="file"
        id={id}
        className={classes("govuk-file-upload", className, Boolean(error) && "govuk-file-upload--error")}
        aria-describedby={describedBy(id, { hint, error }, rest["aria-describedby"])}
      />
    </Field>
  );
});
