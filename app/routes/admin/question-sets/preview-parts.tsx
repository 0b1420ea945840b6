import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { ReviewerPoint } from "#app/domain/question-sets/drafts/preview.ts";
import { type FormState, useFormState } from "#app/forms/form-state.ts";
import type { Failure, Values } from "#app/forms/parse-form.ts";
import { QuestionFields } from "#app/forms/question-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { loader } from "./preview.tsx";

/** What was typed to try a page, and what came of it. */
export function useTried(): FormState & { tried: boolean } {
  const answer = useActionData<Partial<Failure> & { values?: Values; tried?: boolean }>();
  return { ...useFormState(), tried: answer?.tried === true };
}

/** A page as its form: all its questions, also those that only some are asked. */
export function AsProvider() {
  const { page, notes } = useLoaderData<typeof loader>();
  const form = useTried();
  if (!page) return null;
  return (
    <>
      <h2 className="govuk-heading-l">{page.title}</h2>
      {notes.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <Form method="post" noValidate>
        <button type="submit" name="intent" value="try" hidden>
          Try these answers
        </button>
        <QuestionFields
          questions={page.questions}
          form={form}
          applying={(question) => question.fields}
          renderFile={(_, field) => <p className="govuk-body">A provider uploads {field.noun} here.</p>}
        />
        <Button name="intent" value="try">
          Try these answers
        </Button>
      </Form>
    </>
  );
}

/** What a reviewer gets of a page: what decides, on which evidence, and what to confirm before approval. */
export function AsReviewer({ points }: { points: readonly ReviewerPoint[] }) {
  return points.map((point) => (
    <SummaryList
      key={point.id}
      card={{ title: `${point.id}: ${point.label}`, headingLevel: 2 }}
      rows={[
        { key: "Read", value: point.stages },
        { key: "What passes", value: point.rule },
        ...(point.documents.length > 0 ? [{ key: "Documents", value: point.documents.join("; ") }] : []),
        { key: "Asked when", value: point.when },
        ...(point.remedy ? [{ key: "How to put it right", value: point.remedy }] : []),
      ]}
    />
  ));
}
