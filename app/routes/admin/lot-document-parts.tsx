import { Form, useLoaderData } from "@remix-run/react";
import {
  type DocumentKind,
  documentKinds,
  documentSlug,
  kindInWords,
} from "#app/domain/frameworks/documents/lot-document.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { loader } from "./lot-documents.tsx";

type Document = ReturnType<typeof useLoaderData<typeof loader>>["documents"][number];
type VersionsProps = { kind: DocumentKind; name: string; held: string; documents: readonly Document[] };

/** The versions of one kind, newest first: the public text of each, from when it holds, why, and who published it. */
export function Versions({ kind, name, held, documents }: VersionsProps) {
  const { lot, draft } = useLoaderData<typeof loader>();
  return (
    <>
      <h2 className="govuk-heading-m">{name}</h2>
      {documents.some(({ version }) => version === held) ? null : (
        <p className="govuk-body">
          {draft
            ? "There is no text yet."
            : `Version ${held} is in force. Its text is not kept here: it was in force before the portal kept texts.`}
        </p>
      )}
      {documents.length > 0 ? (
        <Table
          caption={`Versions of the ${kind}`}
          captionHidden
          head={["Version", "Title", "State", "Holds from", "What has changed", "Published by"]}
          rows={documents.map((document) => [
            document.version,
            draft ? (
              document.title
            ) : (
              <a
                key={document.id}
                className="govuk-link"
                href={paths.lotDocument(lot.slug, documentSlug(kind, document.version))}
              >
                {document.title}
              </a>
            ),
            document.state,
            { cell: document.from, className: "app-nowrap" },
            document.why,
            document.by,
          ])}
        />
      ) : null}
    </>
  );
}

/** The approved providers who have not accepted the terms in force: until they do, no child is placed with them. */
export function NotYetAccepted() {
  const { missing, held, seesProviders } = useLoaderData<typeof loader>();
  if (missing.admitted === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Who has not accepted version {held.terms} of the terms</h2>
      {missing.total === 0 ? (
        <p className="govuk-body">
          {missing.admitted === 1
            ? "The one approved provider has accepted it."
            : `All ${missing.admitted} approved providers have accepted it.`}
        </p>
      ) : (
        <>
          <p className="govuk-body">
            {missing.total} of {missing.admitted} approved {missing.admitted === 1 ? "provider" : "providers"}. No more
            children can be placed with them on this lot until they accept.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {missing.providers.map(({ id, name }) => (
              <li key={id}>
                {seesProviders ? (
                  <a className="govuk-link" href={paths.admin.provider(id)}>
                    {name}
                  </a>
                ) : (
                  name
                )}
              </li>
            ))}
          </ul>
          {missing.total > missing.providers.length ? (
            <p className="govuk-body">The list shows the first {missing.providers.length} by name.</p>
          ) : null}
        </>
      )}
    </>
  );
}

/** The form that publishes the next version of either kind. */
export function PublishForm() {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <Fields />
      </div>
    </div>
  );
}

function Fields() {
  const { lot, today, draft, submissionKey } = useLoaderData<typeof loader>();
  const { field, date, error, text, list } = useFormState();
  return (
    <Form method="post" noValidate action={paths.admin.lotDocuments(lot.id)}>
      <h2 className="govuk-heading-m">Publish a version</h2>
      <SubmissionKey value={submissionKey} />
      <Radios
        name="kind"
        legend="What do you publish?"
        value={text("kind")}
        error={error("kind")}
        items={documentKinds.map((kind) => ({ value: kind, label: kindInWords[kind] }))}
      />
      <Input {...field("title")} label="Title" />
      <Textarea {...field("body")} label="Text" hint="Leave an empty line between paragraphs" rows={15} />
      <DateInput
        {...date("from")}
        legend="From which day does it hold?"
        hint={`Today is ${today}. A later day begins at midnight`}
      />
      <Textarea
        {...field("why")}
        label="What has changed, and why?"
        hint="It stands beside the text, for everyone"
        rows={3}
      />
      <Checkboxes
        name="confirm"
        legend="Are you sure?"
        error={error("confirm")}
        values={list("confirm")}
        hint={
          draft
            ? "The framework is a draft: nobody is told, and you can replace this version until the framework opens"
            : "A version stays public as it is and cannot be changed. New terms are told at once to every approved provider, who must accept them before more children are placed with it"
        }
        items={[{ value: "yes", label: "I have read what this does" }]}
      />
      <Button>Publish</Button>
    </Form>
  );
}
