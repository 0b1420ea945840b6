import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { getEvidence } from "#app/domain/evidence/evidence.server.ts";
import { standsAs } from "#app/domain/evidence/evidence.ts";
import { confirmReading } from "#app/domain/evidence/reading/confirm-reading.server.ts";
import { confirmation, rightName } from "#app/domain/evidence/reading/confirmation.ts";
import { readingView } from "#app/domain/evidence/reading/reading-view.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { nest } from "#app/forms/names.ts";
import { type Errors, errorsOf, read } from "#app/forms/parse-form.ts";
import { CellField } from "#app/forms/question-field.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = {
  title: "What we read in a document",
  states: ["waiting", "proposed", "refused", "settled", "error"],
};

export const loader = guardedRead("evidence.add", async ({ db, who, at, params }) => {
  const row = await getEvidence(db, who, params.id ?? "", "evidence.add");
  const { schema, reading, ...view } = await readingView(db, row, at);
  return { ...view, id: row.id, waits: !reading, stands: standsAs(row), submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "evidence.add",
  async ({ db, who, at, params, form }) => {
    const { id, schema, asked, reading } = await readAs(db, who, async (trx) => {
      const row = await getEvidence(trx, who, params.id ?? "", "evidence.add");
      return { id: row.id, ...(await readingView(trx, row, at)) };
    });
    const values = read(await form());
    const said = confirmation(asked, reading?.proposals, nest(values));
    const beside = schema.safeParse(said.values);
    const key = typeof values.submissionKey === "string" ? values.submissionKey : "";
    const errors: Errors = beside.error ? errorsOf(beside.error) : {};
    for (const name of said.unsaid) {
      delete errors[name];
      errors[rightName(name)] = { type: "custom", message: "Say whether we read it right" };
    }
    if (!isUuid(key)) errors[""] = { type: "custom", message: "Open this page again, and confirm it there" };
    if (Object.keys(errors).length > 0 || !beside.success) return data({ errors, values }, 400);
    await confirmReading(db, who, { evidenceId: id, submissionKey: key, ...beside.data }, at);
    throw redirect(paths.provider.evidenceReading(id), 303);
  },
  "evidence.read",
);

export default function EvidenceReading() {
  const { id, title, fileName, refused, waits, open, stands, counts, toConfirm, submissionKey } =
    useLoaderData<typeof loader>();
  const state = useFormState();
  return (
    <Page
      title={open ? "Confirm what we read" : "What we read in your document"}
      caption={title}
      back={paths.provider.evidence()}
      summary={<ErrorSummary problems={state.problems} />}
    >
      <p className="govuk-body">{fileName}</p>
      {refused ? <WarningText>We cannot take this document. {refused}.</WarningText> : null}
      {!open && !refused ? (
        <p className="govuk-body">
          {stands}. {counts ? `It counts until ${counts}.` : null} There is nothing to confirm.
        </p>
      ) : null}
      {open && waits ? (
        <InsetText>
          We are still reading this document. <a href={paths.provider.evidenceReading(id)}>Look again</a> in a minute,
          or type what it says below.
        </InsetText>
      ) : null}
      {open ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          {toConfirm.map(({ field, proposed }) => (
            <div key={field.name}>
              {proposed ? (
                <Radios
                  name={rightName(field.name)}
                  legend={`${field.label}: we read ${proposed.words} on page ${proposed.page}. Is that right?`}
                  items={[
                    { value: "yes", label: "Yes" },
                    { value: "no", label: "No" },
                  ]}
                  value={state.text(rightName(field.name))}
                  error={state.error(rightName(field.name))}
                  className="govuk-radios--inline"
                />
              ) : null}
              <CellField
                name={field.name}
                field={field}
                form={state}
                label={proposed ? `If not: ${field.noun}` : (field.label ?? field.noun)}
                hint={proposed || waits ? field.hint : `We could not read it. ${field.hint ?? ""}`}
              />
            </div>
          ))}
          <Button>Confirm</Button>
        </Form>
      ) : null}
    </Page>
  );
}
