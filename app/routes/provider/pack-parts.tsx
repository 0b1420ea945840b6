import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

type Pack = {
  id: string;
  made: string;
  by: string;
  until: string;
  answers: number;
  files: number;
  ended: string | undefined;
};

/** The packs that were made, each to download again: byte for byte the same. */
export function MadePacks({ packs }: { packs: readonly Pack[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Packs that you made</h2>
      <SummaryList
        rows={packs.map(({ id, made, by, until, answers, files, ended }) => ({
          key: made,
          value: (
            <>
              {counted(answers, "answer")} and {counted(files, "document")}, made by {by}
              <br />
              {ended ? <Tag colour="grey">{ended}</Tag> : `Counts until ${until}`}
            </>
          ),
          actions: ended
            ? undefined
            : [
                {
                  href: paths.provider.evidencePackFile(id),
                  text: "Download",
                  visuallyHiddenText: `the pack of ${made}`,
                },
              ],
        }))}
      />
    </>
  );
}

type Make = {
  sections: readonly { title: string; count: number }[];
  files: readonly { place: string; title: string; facts: string }[];
  form: FormState;
  submissionKey: string;
};

/** What to put into a new pack: everything, unless something is unticked. */
export function MakePack({ sections, files, form, submissionKey }: Make) {
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <Details summary="What is never in a pack">
        <ul className="govuk-list govuk-list--bullet">
          <li>Your answers about diversity, which we keep apart</li>
          <li>Bank details</li>
          <li>Names of staff, contacts and referees, the single central record, and certificates in a person’s name</li>
          <li>Declarations, grounds for exclusion and conflicts of interest: each council asks for them anew</li>
          <li>Anything about a child</li>
          <li>Documents that are still being checked, or that we asked you to change</li>
        </ul>
      </Details>
      {sections.length > 0 ? (
        <Checkboxes
          name="sections"
          legend="Answers"
          legendProps={{ className: "govuk-fieldset__legend--s" }}
          items={sections.map(({ title, count }) => ({ value: title, label: title, hint: counted(count, "answer") }))}
          values={form.list("sections")}
          error={form.error("sections")}
        />
      ) : null}
      {files.length > 0 ? (
        <Checkboxes
          name="files"
          legend="Documents"
          legendProps={{ className: "govuk-fieldset__legend--s" }}
          items={files.map(({ place, title, facts }) => ({ value: place, label: title, hint: facts }))}
          values={form.list("files")}
          error={form.error("files")}
        />
      ) : null}
      <Button>Make the pack</Button>
    </Form>
  );
}
