import { Form, useActionData } from "@remix-run/react";
import { useMemo } from "react";
import { listNames, schemaFor } from "#app/domain/question-sets/answers.ts";
import { asSet, type EditorPage, editorContext } from "#app/domain/question-sets/drafts/editor-page.ts";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { Version } from "#app/forms/hidden.tsx";
import { flatten } from "#app/forms/names.ts";
import type { Failure } from "#app/forms/parse-form.ts";
import { QuestionFields } from "#app/forms/question-fields.tsx";
import { useGovukForm } from "#app/forms/use-govuk-form.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Props = {
  page: EditorPage;
  /** What stands in the draft now, as it would be typed. */
  typed: Answers;
  version: number;
  today: string;
  caption: string;
  back: string;
  children?: React.ReactNode;
  /** Below the form: another thing that can be done here. */
  after?: React.ReactNode;
};

/** A page of the editor: its form, filled with what stands in the draft. */
export function EditorForm({ page, typed, version, today, caption, back, children, after }: Props) {
  const answer = useActionData<Partial<Failure>>();
  const set = useMemo(() => asSet(page), [page]);
  const [own = { id: "", title: "", questions: [] }] = set.sections[0]?.pages ?? [];
  const context = useMemo(() => editorContext(today), [today]);
  const schema = useMemo(() => schemaFor(set, own, context), [set, own, context]);
  const saved = answer && !answer.errors && answer.values ? answer.values : flatten(typed);
  const { form, summary, ...state } = useGovukForm(schema, saved, { lists: listNames(own) });
  return (
    <Page
      title={page.title}
      caption={caption}
      back={back}
      summary={<ErrorSummary ref={summary} problems={state.problems} />}
    >
      {children}
      <Form {...form}>
        <Version value={version} />
        {/* What Enter presses: the first button of a form, which must not be one that adds a row. */}
        <button type="submit" name="intent" value="save" hidden>
          Save
        </button>
        <QuestionFields
          questions={questionsOf(set)}
          form={state}
          applying={(question, now) => fieldsShown(set, question, now as Answers, context)}
          renderFile={() => null}
        />
        <ButtonGroup>
          <Button name="intent" value="save">
            Save
          </Button>
          <a className="govuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </Form>
      {after}
    </Page>
  );
}
