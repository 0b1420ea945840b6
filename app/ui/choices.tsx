import type { ComponentPropsWithoutRef, ComponentPropsWithRef, ReactNode } from "react";
import { classes, ids } from "./classes.ts";
import { describedBy, type FieldProps, FormGroup, HintAndError } from "./field.tsx";
import { Fieldset, type LegendProps } from "./fieldset.tsx";
import { Hint, type HintProps } from "./hint.tsx";
import { Label, type LabelProps } from "./label.tsx";

type ChoiceInput = ComponentPropsWithRef<"input">;

export type Choice = {
  value: string;
  label: ReactNode;
  labelProps?: Omit<LabelProps, "children" | "htmlFor"> | undefined;
  hint?: ReactNode;
  hintProps?: Omit<HintProps, "children" | "id"> | undefined;
  /** Asked only when this choice is ticked; shown always where a browser can't hide it. */
  conditional?: ReactNode;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  id?: string | undefined;
  name?: string | undefined;
  inputProps?: ChoiceInput | undefined;
};

export type ChoicesProps = Omit<FieldProps, "label" | "labelProps"> & {
  name: string;
  id?: string | undefined;
  legend?: ReactNode;
  legendProps?: LegendProps | undefined;
  fieldsetProps?: Omit<ComponentPropsWithoutRef<"fieldset">, "children"> | undefined;
  describedBy?: string | undefined;
  items: (Choice | { divider: string })[];
  /** Attributes of each input, for instance what a form library registers; `position` counts from 0. */
  inputProps?: ((value: string, position: number) => ChoiceInput) | undefined;
  className?: string | undefined;
  listProps?: ComponentPropsWithoutRef<"div"> | undefined;
};

type Props = ChoicesProps & { kind: "radios" | "checkboxes"; type: "radio" | "checkbox"; chosen: readonly string[] };

function Item({
  item,
  position,
  ...group
}: { item: Choice; position: number; described?: string | undefined } & Props) {
  const { kind, type, chosen, name } = group;
  // The first choice carries the plain id: the error summary links to it.
  const registered = { ...group.inputProps?.(item.value, position), ...item.inputProps };
  const id = item.id ?? registered.id ?? `${group.id ?? name}${position ? `-${position + 1}` : ""}`;
  const checked = item.checked ?? registered.defaultChecked ?? chosen.includes(item.value);
  const hintId = item.hint ? `${id}-item-hint` : undefined;
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          {...registered}
          className={`govuk-${kind}__input`}
          id={id}
          name={item.name ?? name}
          type={type}
          value={item.value}
          defaultChecked={checked}
          disabled={item.disabled}
          aria-describedby={ids(registered["aria-describedby"], group.described, hintId)}
        />
        <Label
          htmlFor={id}
          {...item.labelProps}
          className={classes(`govuk-${kind}__label`, item.labelProps?.className)}
        >
          {item.label}
        </Label>
        {item.hint ? (
          <Hint id={hintId} {...item.hintProps} className={classes(`govuk-${kind}__hint`, item.hintProps?.className)}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          className={classes(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  );
}

/** What Radios and Checkboxes share: a legend, hint, error and a list of inputs. */
export function Choices(props: Props) {
  const { kind, name, id = name, legend, legendProps, fieldsetProps, items, error, groupProps, before, after } = props;
  const described = describedBy(id, props, fieldsetProps?.["aria-describedby"] ?? props.describedBy);
  const inFieldset = legend || fieldsetProps;
  // Without a fieldset to carry the description, each checkbox does; radios are never without one.
  const alone = !inFieldset && kind === "checkboxes" ? described : undefined;
  const body = (
    <>
      <HintAndError {...props} id={id} />
      <div {...props.listProps} className={classes(`govuk-${kind}`, props.className)}>
        {before}
        {items.map((item, position) =>
          "divider" in item ? (
            <div className={`govuk-${kind}__divider`} key={`divider ${item.divider}`}>
              {item.divider}
            </div>
          ) : (
            <Item key={item.value} {...props} item={item} position={position} described={alone} />
          ),
        )}
        {after}
      </div>
    </>
  );
  return (
    <FormGroup error={error} {...groupProps}>
      {inFieldset ? (
        <Fieldset {...fieldsetProps} legend={legend} legendProps={legendProps} aria-describedby={described}>
          {body}
        </Fieldset>
      ) : (
        body
      )}
    </FormGroup>
  );
}
