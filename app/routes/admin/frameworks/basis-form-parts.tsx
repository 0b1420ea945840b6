import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { basisPage } from "#app/domain/frameworks/basis/basis-form.ts";
import type { Kept } from "#app/domain/frameworks/basis/counts-kept.server.ts";
import { showing } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { flatten } from "#app/forms/names.ts";
import type { Failure } from "#app/forms/parse-form.ts";
import { QuestionFields } from "#app/forms/question-fields.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import type { loader } from "./basis.tsx";

/** What a basis would change: by rule, and for each lot with what stays as it is. */
export type Preview = {
  name: string;
  from: string;
  changes: { about: string; before: string; after: string }[];
  lots: { name: string; onTheDay: string; kept: Kept | undefined }[];
};

/** What changes on the day, before anything is recorded. */
export function PreviewOf({ preview: { name, from, changes, lots } }: { preview: Preview }) {
  return (
    <>
      <h2 className="govuk-heading-m" id="preview" tabIndex={-1}>
        If it stands on “{name}” from {from}
      </h2>
      <Table
        caption="What changes"
        captionClassName="govuk-table__caption--s"
        firstCellIsHeader
        head={["Rule", "Now", "Then"]}
        rows={changes.map((row) => [row.about, row.before, row.after])}
      />
      <SummaryList
        rows={lots.map((lot) => ({
          key: lot.name,
          value: (
            <>
              <p className="govuk-body">{lot.onTheDay}</p>
              {lot.kept ? <p className="govuk-hint">Untouched: {keptInWords(lot.kept)}</p> : null}
            </>
          ),
        }))}
      />
    </>
  );
}

const keptInWords = ({ approved, undecided, drafts, referrals, placements }: Kept): string =>
  [
    `${approved} approved`,
    `${undecided} being decided`,
    `${drafts} ${drafts === 1 ? "draft" : "drafts"}`,
    `${referrals} ${referrals === 1 ? "referral" : "referrals"} sent`,
    `${placements} ${placements === 1 ? "placement" : "placements"}`,
  ].join(", ");

/** The form that records a basis: it is shown what it changes before it is recorded. */
export function RecordForm() {
  const { people, typed, submissionKey, framework } = useLoaderData<typeof loader>();
  const answer = useActionData<Partial<Failure> & { preview?: Preview }>();
  const state = showing({ values: answer?.values ?? flatten(typed), errors: answer?.errors ?? {} });
  const page = basisPage(people);
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">{framework.status === "draft" ? "Record the basis" : "Change the basis"}</h2>
      <SubmissionKey value={state.text("submissionKey") ?? submissionKey} />
      <QuestionFields
        questions={page.questions}
        form={state}
        applying={({ fields }) => fields}
        renderFile={() => null}
      />
      <ButtonGroup>
        <Button name="intent" value="check" look={answer?.preview ? "secondary" : undefined}>
          See what it changes
        </Button>
        {answer?.preview ? (
          <Button name="intent" value="record">
            {framework.status === "draft" ? "Record it" : "Record it and ask for approval"}
          </Button>
        ) : null}
      </ButtonGroup>
    </Form>
  );
}
