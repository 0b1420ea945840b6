import { type ChangeEvent, type ReactNode, useEffect, useState } from "react";
import { ErrorMessage } from "#app/ui/error-message.tsx";
import { FormGroup } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { Hint } from "#app/ui/hint.tsx";
import type { FormState } from "./form-state.ts";
import { type Nested, nest, type Values } from "./names.ts";
import { QuestionField } from "./question-field.tsx";
import { type FormField, type FormQuestion, fieldName } from "./question-types.ts";

type Props<Q extends FormQuestion> = {
  questions: readonly Q[];
  form: FormState;
  /** The fields of a question that apply to what is typed so far, unfolded from the input names. */
  applying: (question: Q, typed: { [part: string]: Nested }) => readonly { name: string }[];
  /** What stands for a file: the file given, with a link to its own upload page. */
  renderFile: (question: Q, field: Q["fields"][number]) => ReactNode;
};

/**
 * The questions of a page. Fields that depend on a choice beside them are all there without JavaScript; with it, only
 * those that apply are shown. Hidden ones keep what was typed and are posted too.
 */
export function QuestionFields<Q extends FormQuestion>({ questions, form, applying, renderFile }: Props<Q>) {
  const [chosen, setChosen] = useState<Values>({});
  const [watching, setWatching] = useState(false);
  useEffect(() => setWatching(true), []);
  const typed = nest({ ...form.values, ...chosen });
  const choose = ({ target }: ChangeEvent<HTMLDivElement>) => {
    const input: EventTarget = target;
    if (input instanceof HTMLInputElement && input.type === "radio") {
      setChosen((before) => ({ ...before, [input.name]: input.value }));
    }
  };
  return (
    <div onChange={choose}>
      {questions.map((question) => {
        const names = new Set(watching ? applying(question, typed).map(({ name }) => name) : []);
        const applies = (field: FormField) => !watching || names.has(field.name);
        return <OneQuestion key={question.id} {...{ question, form, renderFile, applies }} />;
      })}
    </div>
  );
}

type OneProps<Q extends FormQuestion> = Pick<Props<Q>, "form" | "renderFile"> & {
  question: Q;
  applies: (field: FormField) => boolean;
};

function OneQuestion<Q extends FormQuestion>({ question, form, renderFile, applies }: OneProps<Q>) {
  const alone = question.fields.length === 1;
  const hintId = question.hint ? `${question.id}-hint` : undefined;
  const fields = question.fields.map((field) => (
    <div
      key={field.name}
      className={field.showWhen ? "govuk-radios__conditional" : undefined}
      hidden={Boolean(field.showWhen) && !applies(field)}
    >
      {field.kind === "file" ? (
        <FileSlot {...{ question, field, form }}>{renderFile(question, field)}</FileSlot>
      ) : (
        <QuestionField {...{ question, field, form, alone }} />
      )}
    </div>
  ));
  if (alone && question.fields[0]?.kind !== "file") return <>{fields}</>;
  return (
    <Fieldset legend={question.label} legendProps={{ size: "m" }} aria-describedby={hintId}>
      {question.hint ? <Hint id={hintId}>{question.hint}</Hint> : null}
      {fields}
    </Fieldset>
  );
}

type SlotProps = { question: FormQuestion; field: FormField; form: FormState; children: ReactNode };

function FileSlot({ question, field, form, children }: SlotProps) {
  const name = fieldName(question, field);
  const error = form.error(name);
  return (
    <FormGroup error={error} id={name} tabIndex={-1}>
      {field.label ? <p className="govuk-label govuk-label--s">{field.label}</p> : null}
      {field.hint ? <Hint>{field.hint}</Hint> : null}
      {error ? <ErrorMessage id={`${name}-error`}>{error}</ErrorMessage> : null}
      {children}
    </FormGroup>
  );
}
