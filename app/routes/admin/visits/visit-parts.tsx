import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag, type TagColour } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Look = { item: string; note: string; tag: { text: string; colour: TagColour } };

/** What was looked at, in the words of that day. */
export function Looks({ looks }: { looks: readonly Look[] }) {
  return (
    <Table
      caption="What was seen"
      captionClassName="govuk-table__caption--m"
      head={["Looked at", "Seen", "Note"]}
      rows={looks.map(({ item, tag, note }) => [
        item,
        <Tag colour={tag.colour} key="tag">
          {tag.text}
        </Tag>,
        note || "–",
      ])}
    />
  );
}

type Photograph = { id: string; caption: string; scan: string; added: string };

const waiting: Readonly<Record<string, string>> = {
  pending: "Waits for the virus scanner",
  refused: "Refused by the virus scanner, and destroyed",
};

/** The photographs, to download: nothing uploaded is shown inside our pages. */
export function Photographs({ visitId, photographs }: { visitId: string; photographs: readonly Photograph[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Photographs</h2>
      {photographs.length === 0 ? (
        <p className="govuk-body">None.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {photographs.map(({ id, caption, scan, added }) => (
            <li key={id}>
              {waiting[scan] ? (
                `${caption}. ${waiting[scan]}`
              ) : (
                <a className="govuk-link" href={paths.admin.photograph(visitId, id)}>
                  {caption}
                </a>
              )}{" "}
              ({added}
              {scan === "not-scanned" ? ", not checked for viruses" : ""})
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Calls a planned visit off. */
export function CancelForm({ form, submissionKey, told }: { form: FormState; submissionKey: string; told: boolean }) {
  return (
    <Details summary="Call this visit off" open={form.problems.length > 0}>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="cancel" />
        <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
        <Textarea
          {...form.field("reason")}
          label="Why is it called off?"
          hint={told ? "The provider is told that it is off, not why" : "The provider is told nothing"}
          rows={2}
        />
        <Button look="warning">Call it off</Button>
      </Form>
    </Details>
  );
}

type RemoveProps = { form: FormState; submissionKey: string; photographs: readonly Photograph[] };

/** Takes one of the photographs away for good. */
export function RemovePhotograph({ form, submissionKey, photographs }: RemoveProps) {
  if (photographs.length === 0) return null;
  const wrong = ["photograph", "because", "sure"].some((name) => form.error(name) !== undefined);
  return (
    <Details summary="Remove a photograph" open={wrong}>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="remove-photograph" />
        <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
        <Radios
          name="photograph"
          legend="Which photograph?"
          items={photographs.map(({ id, caption, added }) => ({ value: id, label: `${caption} (${added})` }))}
          value={form.text("photograph")}
          error={form.error("photograph")}
        />
        <Textarea {...form.field("because")} label="Why is it taken away?" hint="Name no child" rows={2} />
        <Checkboxes
          name="sure"
          items={[{ value: "yes", label: "I am sure: the picture is destroyed and can’t be brought back" }]}
          values={form.list("sure")}
          error={form.error("sure")}
        />
        <Button look="warning">Remove this photograph</Button>
      </Form>
    </Details>
  );
}
