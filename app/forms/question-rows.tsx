import { Button } from "#app/ui/button.tsx";
import { ErrorMessage } from "#app/ui/error-message.tsx";
import { FormGroup } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { Hint } from "#app/ui/hint.tsx";
import type { FormState } from "./form-state.ts";
import { nest } from "./names.ts";
import { CellField } from "./question-field.tsx";
import type { FormCell, FormContacts, FormTable } from "./question-types.ts";
import { addRow, removeRow } from "./rows.ts";

type Props = { name: string; form: FormState; label: string; hint?: string | undefined; size: "s" | "m" };

const parts: readonly (FormCell & { label: string })[] = [
  { kind: "shortText", name: "name", noun: "the name", label: "Full name", autoComplete: "off" },
  { kind: "shortText", name: "email", noun: "the email address", label: "Email address", format: "email" },
  { kind: "shortText", name: "phone", noun: "the phone number", label: "Phone number", format: "phone" },
];

/** One person for each purpose. */
export function ContactFields({ name, form, label, hint, size, field }: Props & { field: FormContacts }) {
  return (
    <Fieldset legend={label} legendProps={{ size }} aria-describedby={hint ? `${name}-hint` : undefined}>
      {hint ? <Hint id={`${name}-hint`}>{hint}</Hint> : null}
      {field.contacts.map((contact) => (
        <Fieldset key={contact.value} legend={contact.label} legendProps={{ size: "s" }}>
          {parts.map((part) => (
            <CellField
              key={part.name}
              name={`${name}.${contact.value}.${part.name}`}
              field={part}
              form={form}
              label={part.label}
            />
          ))}
        </Fieldset>
      ))}
    </Fieldset>
  );
}

/** The rows typed, blank ones included; the names of their inputs say how many. */
function rowsTyped(form: FormState, name: string): unknown[] {
  const within = Object.entries(form.values).filter(([input]) => input.startsWith(`${name}.`));
  const { rows } = nest(Object.fromEntries(within.map(([input, value]) => [`rows${input.slice(name.length)}`, value])));
  return Array.isArray(rows) ? rows : [];
}

/** A table that is filled row by row. Rows are added and taken away by buttons that post, so also without JavaScript. */
export function RowFields({ name, form, label, hint, size, field }: Props & { field: FormTable }) {
  const typed = rowsTyped(form, name);
  const count = Math.max(typed.length, field.minRows ?? 1);
  const error = form.error(name);
  const row = field.row.charAt(0).toUpperCase() + field.row.slice(1);
  return (
    <FormGroup error={error} id={name} tabIndex={-1}>
      <Fieldset legend={label} legendProps={{ size }} aria-describedby={hint ? `${name}-hint` : undefined}>
        {hint ? <Hint id={`${name}-hint`}>{hint}</Hint> : null}
        {error ? <ErrorMessage id={`${name}-error`}>{error}</ErrorMessage> : null}
        {/* Drawn anew when rows come or go: what stands in an input belongs to its row. */}
        <div key={JSON.stringify(typed)}>
          {Array.from({ length: count }, (_, index) => `${name}.${index}`).map((place, index) => (
            <Fieldset key={place} legend={`${row} ${index + 1}`} legendProps={{ size: "s" }}>
              {field.columns.map((column) => (
                <CellField
                  key={column.name}
                  name={`${place}.${column.name}`}
                  field={column}
                  form={form}
                  label={column.label ?? column.noun}
                  hint={column.hint}
                />
              ))}
              {count > (field.minRows ?? 1) ? (
                <Button look="secondary" name="intent" value={removeRow(name, index)} formNoValidate>
                  Remove<span className="govuk-visually-hidden">{` ${field.row} ${index + 1}`}</span>
                </Button>
              ) : null}
            </Fieldset>
          ))}
        </div>
        {count < field.maxRows ? (
          <Button look="secondary" name="intent" value={addRow(name)} formNoValidate>
            {`Add another ${field.row}`}
          </Button>
        ) : null}
      </Fieldset>
    </FormGroup>
  );
}
