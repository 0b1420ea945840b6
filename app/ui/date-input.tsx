import type { ComponentPropsWithoutRef, ComponentPropsWithRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { describedBy, type FieldProps, FormGroup, HintAndError } from "./field.tsx";
import { Fieldset, type LegendProps } from "./fieldset.tsx";
import { Label } from "./label.tsx";

export type DatePart = (typeof dateParts)[number];

export type DateInputProps = Omit<FieldProps, "label" | "labelProps"> & {
  /** The three fields are called `name-day`, `name-month` and `name-year`. */
  name: string;
  id?: string | undefined;
  legend?: ReactNode;
  legendProps?: LegendProps | undefined;
  fieldsetProps?: Omit<ComponentPropsWithoutRef<"fieldset">, "children"> | undefined;
  /** What was typed, part by part, as it was typed. */
  values?: Partial<Record<DatePart, string | undefined>> | undefined;
  /** Which parts are drawn in error; by default all of them when there is an error. */
  wrong?: readonly DatePart[] | undefined;
  /** Set to "bday" only when the form asks for the person's own date of birth. */
  autoComplete?: "bday" | undefined;
  inputProps?: ((part: DatePart) => ComponentPropsWithRef<"input">) | undefined;
  className?: string | undefined;
  listProps?: ComponentPropsWithoutRef<"div"> | undefined;
};

export const dateParts = ["day", "month", "year"] as const;
const words = { day: "Day", month: "Month", year: "Year" } as const;

function Part({
  part,
  id,
  wrong,
  ...props
}: Omit<DateInputProps, "wrong"> & { part: DatePart; id: string; wrong: boolean }) {
  const registered = props.inputProps?.(part);
  // The first field carries the plain id, so that the summary's link lands where one can type.
  const fieldId = part === "day" ? id : `${id}-${part}`;
  return (
    <div className="govuk-date-input__item">
      <div className="govuk-form-group">
        <Label htmlFor={fieldId} className="govuk-date-input__label">
          {words[part]}
        </Label>
        <input
          type="text"
          inputMode="numeric"
          defaultValue={props.values?.[part]}
          autoComplete={props.autoComplete && `${props.autoComplete}-${part}`}
          {...registered}
          className={classes(
            "govuk-input govuk-date-input__input",
            wrong && "govuk-input--error",
            part === "year" ? "govuk-input--width-4" : "govuk-input--width-2",
          )}
          id={fieldId}
          name={`${props.name}-${part}`}
        />
      </div>
    </div>
  );
}

/** A date that people know or can look up, typed as three numbers. */
export function DateInput(props: DateInputProps) {
  const { name, id = name, legend, legendProps, fieldsetProps, error, groupProps, before, after } = props;
  const wrong: readonly DatePart[] = props.wrong ?? (error ? dateParts : []);
  const body = (
    <>
      <HintAndError {...props} id={id} />
      <div {...props.listProps} className={classes("govuk-date-input", props.className)}>
        {before}
        {dateParts.map((part) => (
          <Part key={part} {...props} part={part} id={id} wrong={wrong.includes(part)} />
        ))}
        {after}
      </div>
    </>
  );
  const described = describedBy(id, props, fieldsetProps?.["aria-describedby"]);
  return (
    <FormGroup error={error} {...groupProps}>
      {legend || fieldsetProps ? (
        <Fieldset
          role="group"
          {...fieldsetProps}
          legend={legend}
          legendProps={legendProps}
          aria-describedby={described}
        >
          {body}
        </Fieldset>
      ) : (
        body
      )}
    </FormGroup>
  );
}
