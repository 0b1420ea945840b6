import type { FormState } from "#app/forms/form-state.ts";
import type { Values } from "#app/forms/parse-form.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

const MOST = 10;

type Props = {
  checkers: readonly { personId: string; name: string }[];
  wanted: readonly { id: string; label: string }[];
  /** Who decides: the one who checks, unless another is chosen. */
  me: string;
  typed: Values;
  form: FormState;
};

/** The conditions of an admission, one more with each press of the button; a row left empty is none. */
export function Conditions({ checkers, wanted, me, typed, form }: Props) {
  const shown = Math.min(rowsTyped(typed) + (typed.add === undefined ? 0 : 1), MOST);
  const rows = Array.from({ length: shown }, (_, place) => `conditions.${place}`);
  return (
    <Fieldset legend="Conditions, if you admit" legendProps={{ className: "govuk-fieldset__legend--m" }}>
      <p className="govuk-body">
        Each stops requests to the provider until it is found met. Leave a condition empty to take it away.
      </p>
      {rows.map((name, place) => (
        <Fieldset key={name} legend={`Condition ${place + 1}`} legendProps={{ className: "govuk-fieldset__legend--s" }}>
          <Textarea {...form.field(`${name}.what`)} label="What must be done?" rows={2} />
          <Select
            {...form.field(`${name}.doneBy`)}
            label="Who does it?"
            items={[
              { value: "provider", text: "The provider" },
              { value: "council", text: "The council" },
            ]}
          />
          <DateInput {...form.date(`${name}.dueOn`)} legend="By when?" />
          <Select
            {...form.field(`${name}.checkedBy`)}
            defaultValue={
              form.text(`${name}.checkedBy`) ?? (checkers.some(({ personId }) => personId === me) ? me : "")
            }
            label="Who at the council checks it?"
            items={[
              { value: "", text: "Select a person" },
              ...checkers.map(({ personId, name: text }) => ({ value: personId, text })),
            ]}
          />
          <Select
            {...form.field(`${name}.questionId`)}
            label="A document that shows it, if one is wanted"
            items={[{ value: "", text: "None" }, ...wanted.map(({ id, label }) => ({ value: id, text: label }))]}
          />
        </Fieldset>
      ))}
      {shown < MOST ? (
        <Button look="secondary" name="add" value="yes">
          {shown === 0 ? "Add a condition" : "Add another condition"}
        </Button>
      ) : null}
    </Fieldset>
  );
}

const rowsTyped = (typed: Values): number =>
  Object.keys(typed).filter((name) => /^conditions\.\d+\.what$/.test(name)).length;
