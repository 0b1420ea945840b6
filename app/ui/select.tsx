import { type ComponentPropsWithoutRef, forwardRef, type Key } from "react";
import { classes } from "./classes.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

export type SelectItem = ComponentPropsWithoutRef<"option"> & { text: string };
export type SelectProps = FieldProps & ComponentPropsWithoutRef<"select"> & { name: string; items: SelectItem[] };

/** One answer from a long list; prefer Radios for a short one. The chosen value goes in `defaultValue`. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(props, ref) {
  const { label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after, ...own } = props;
  const { items, className, id = own.name, ...rest } = own;
  return (
    <Field {...{ id, label, labelProps, hint, hintProps, error, errorProps, groupProps, before, after }}>
      <select
        {...rest}
        ref={ref}
        id={id}
        className={classes("govuk-select", className, Boolean(error) && "govuk-select--error")}
        aria-describedby={describedBy(id, { hint, error }, rest["aria-describedby"])}
      >
        {items.map(({ text, ...option }) => (
          <option key={(option.value ?? text) as Key} {...option}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
});
