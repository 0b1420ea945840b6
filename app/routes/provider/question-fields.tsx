import { type ChangeEvent, type ReactNode, useEffect, useState } from "react";
import {
  type Field,
  inputName,
  type Question,
  type QuestionSet,
  questionsOf,
} from "#app/domain/question-sets/question.ts";
import { type Context, fieldsShown } from "#app/domain/question-sets/shown.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { nest, type Values } from "#app/forms/names.ts";
import { ErrorMessage } from "#app/ui/error-message.tsx";
import { FormGroup } from "#app/ui/field.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { Hint } from "#app/ui/hint.tsx";
import { QuestionField } from "./question-field.tsx";

type Props = {
  /** The page alone, as `pageAlone` makes it: the questions shown, with only their own conditions left. */
  set: QuestionSet;
  context: Context;
  form: FormState;
  /** What stands for a file: the file given, with a link to its own upload page. */
  renderFile: (question: Question, field: Field) => ReactNode;
};

/**
 * Every question of a page. Fields that depend on a choice beside them are all there without JavaScript; with it, only
 * those that apply are shown. Hidden ones keep what was typed and are posted too.
 */
export function QuestionFields({ set, context, form, renderFile }: Props) {
  const [chosen, setChosen] = useState<Values>({});
  const [watching, setWatching] = useState(false);
  useEffect(() => setWatching(true), []);
  const answers = nest({ ...form.values, ...chosen }) as Parameters<typeof fieldsShown>[2];
  const choose = ({ target }: ChangeEvent<HTMLDivElement>) => {
    const input: EventTarget = target;
    if (input instanceof HTMLInputElement && input.type === "radio") {
      setChosen((before) => ({ ...before, [input.name]: input.value }));
    }
  };
  return (
    <div onChange={choose}>
      {questionsOf(set).map((question) => {
        const applying = new Set(fieldsShown(set, question, answers, context).map(({ name }) => name));
        const applies = (field: Field) => !watching || applying.has(field.name);
        return <OneQuestion key={question.id} {...{ question, form, renderFile, applies }} />;
      })}
    </div>
  );
}

type OneProps = Omit<Props, "set" | "context"> & { question: Question; applies: (field: Field) => boolean };

function OneQuestion({ question, form, renderFile, applies }: OneProps) {
  const alone = question.fields.length === 1;
  const hintId = question.hint && !alone ? `${question.id}-hint` : undefined;
  const fields = question.fields.map((field) => (
    <div
      key={field.name}
      className={field.showWhen ? "govuk-radios__conditional" : undefined}
      hidden={field.showWhen && !applies(field)}
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
      {question.hint ? <Hint id={hintId ?? `${question.id}-hint`}>{question.hint}</Hint> : null}
      {fields}
    </Fieldset>
  );
}

function FileSlot({
  question,
  field,
  form,
  children,
}: Omit<OneProps, "applies" | "renderFile"> & { field: Field; children: ReactNode }) {
  const name = inputName(question, field);
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
