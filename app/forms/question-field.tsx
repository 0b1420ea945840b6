import { CharacterCount } from "#app/ui/character-count.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input, type InputProps } from "#app/ui/input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import type { FormState } from "./form-state.ts";
import { ContactFields, RowFields } from "./question-rows.tsx";
import { type FormCell, type FormField, type FormQuestion, fieldName } from "./question-types.ts";

/** How many choices are still read at a glance; more make a list to choose from. */
const MOST_RADIOS = 10;

type Props = { question: FormQuestion; field: FormField; form: FormState; alone: boolean };

/** One field by its kind. The only field of a question carries the question's own words. */
export function QuestionField({ question, field, form, alone }: Props) {
  const name = fieldName(question, field);
  const hint = [alone && question.hint, field.hint].filter(Boolean).join(". ") || undefined;
  const labelled = alone || !field.label ? question.label : field.label;
  const size = alone ? "m" : "s";
  const common = { name, form, label: labelled, hint, size } as const;
  // Named by the question's own legend already, when it is the first of several.
  const repeated = !alone && !field.label;
  switch (field.kind) {
    case "manyOf":
      return (
        <Checkboxes
          name={name}
          legend={labelled}
          legendProps={{ size, className: repeated ? "govuk-visually-hidden" : undefined }}
          hint={hint}
          error={form.error(name)}
          values={form.list(name)}
          items={
            field.none
              ? [...field.options, { divider: "or" }, { value: "none", label: field.none }]
              : [...field.options]
          }
        />
      );
    case "declaration":
      return (
        <Checkboxes
          name={name}
          legend={labelled}
          legendProps={{ size, className: repeated ? "govuk-visually-hidden" : undefined }}
          hint={hint}
          error={form.error(name)}
          values={form.list(name)}
          items={[{ value: "yes", label: field.statement }]}
        />
      );
    case "contacts":
      return <ContactFields {...common} field={field} />;
    case "table":
      return <RowFields {...common} field={field} />;
    case "file":
      return null;
    default:
      return <CellField {...common} field={field} hideLabel={repeated} />;
  }
}

const yesAndNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

export type CellProps = {
  name: string;
  field: FormCell;
  form: FormState;
  label: string;
  hint?: string | undefined;
  size?: "s" | "m" | undefined;
  hideLabel?: boolean;
};

/** One cell of a table, or a field as simple as one. */
export function CellField({ name, field, form, label, hint, size, hideLabel }: CellProps) {
  const look = { size, className: hideLabel ? "govuk-visually-hidden" : undefined };
  if (field.kind === "date") {
    return <DateInput {...form.date(name)} legend={label} legendProps={look} hint={hint} />;
  }
  if (field.kind === "oneOf" && field.options.length > MOST_RADIOS) {
    const items = field.options.map(({ value, label: text }) => ({ value, text }));
    return (
      <Select
        {...form.field(name)}
        label={label}
        labelProps={look}
        hint={hint}
        items={[{ value: "", text: "Choose one" }, ...items]}
      />
    );
  }
  if (field.kind === "yesNo" || field.kind === "oneOf") {
    const items = field.kind === "yesNo" ? yesAndNo : field.options;
    return (
      <Radios
        name={name}
        legend={label}
        legendProps={look}
        hint={hint}
        error={form.error(name)}
        value={form.text(name)}
        items={[...items]}
        className={field.kind === "yesNo" ? "govuk-radios--inline" : undefined}
      />
    );
  }
  if (field.kind === "longText") {
    const rows = field.maxWords > 150 ? 8 : 5;
    const own = { ...form.field(name), label, labelProps: look, hint };
    return <CharacterCount {...own} limit={field.maxWords} unit="words" rows={rows} />;
  }
  return <Input {...form.field(name)} label={label} labelProps={look} hint={hint} {...typing(field)} />;
}

const digits = { inputMode: "numeric", width: 10 } as const;
const byFormat: Partial<Record<string, Partial<InputProps>>> = {
  email: { type: "email", inputMode: "email", autoComplete: "email" },
  phone: { type: "tel", autoComplete: "tel", width: 20 },
  url: { type: "url", inputMode: "url", autoComplete: "url" },
  postcode: { width: 10 },
  companyNumber: { width: 10 },
  charityNumber: { width: 10 },
  vat: { width: 20 },
  ico: { width: 10 },
  ukprn: digits,
  urn: digits,
  sortCode: digits,
  accountNumber: digits,
};

/** How a keyboard on a phone should come up, and how wide the box is. */
function typing(field: FormCell): Partial<InputProps> {
  if (field.kind === "money") return { inputMode: "decimal", prefix: "£", width: 10 };
  if (field.kind === "number")
    return { inputMode: field.decimals ? "decimal" : "numeric", width: 5, suffix: field.unit };
  if (field.kind !== "shortText") return {};
  const known = field.format ? byFormat[field.format] : undefined;
  return field.autoComplete ? { ...known, autoComplete: field.autoComplete } : (known ?? {});
}
