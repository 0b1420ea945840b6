import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes, ids } from "./classes.ts";
import { ErrorMessage, type ErrorMessageProps } from "./error-message.tsx";
import { Hint, type HintProps } from "./hint.tsx";
import { Label, type LabelProps } from "./label.tsx";

/** What every form field takes beside its own attributes. */
export type FieldProps = {
  label?: ReactNode;
  labelProps?: Omit<LabelProps, "children" | "htmlFor"> | undefined;
  hint?: ReactNode;
  hintProps?: Omit<HintProps, "children" | "id"> | undefined;
  /** The error message; a field with one is drawn in error. */
  error?: ReactNode;
  errorProps?: Omit<ErrorMessageProps, "children" | "id"> | undefined;
  groupProps?: ComponentPropsWithoutRef<"div"> | undefined;
  before?: ReactNode;
  after?: ReactNode;
};

type Frame = FieldProps & { id: string; children: ReactNode };

/** The id that links a field to its hint and error, for aria-describedby. */
export function describedBy(id: string, { hint, error }: Pick<FieldProps, "hint" | "error">, more?: string) {
  return ids(more, Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
}

/** Hint and error of a field, with the ids that `describedBy` names. */
export function HintAndError({ id, hint, hintProps, error, errorProps }: Omit<Frame, "children">) {
  return (
    <>
      {hint ? (
        <Hint id={`${id}-hint`} {...hintProps}>
          {hint}
        </Hint>
      ) : null}
      {error ? (
        <ErrorMessage id={`${id}-error`} {...errorProps}>
          {error}
        </ErrorMessage>
      ) : null}
    </>
  );
}

/** The box around a field: a red line down its side when the answer is in error. */
export function FormGroup({
  error,
  className,
  ...rest
}: ComponentPropsWithoutRef<"div"> & { error?: ReactNode; className?: string | undefined }) {
  return (
    <div className={classes("govuk-form-group", Boolean(error) && "govuk-form-group--error", className)} {...rest} />
  );
}

/** Label, hint and error around one field. */
export function Field({ children, before, after, ...field }: Frame) {
  return (
    <FormGroup error={field.error} {...field.groupProps}>
      <Label htmlFor={field.id} {...field.labelProps}>
        {field.label}
      </Label>
      <HintAndError {...field} />
      {before}
      {children}
      {after}
    </FormGroup>
  );
}
