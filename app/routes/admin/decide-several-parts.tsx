import { Form } from "@remix-run/react";
import type { BatchResult } from "#app/domain/reviews/batch/admit-batch.server.ts";
import type { Decidable } from "#app/domain/reviews/batch/list-decidable.server.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Row = Pick<Decidable, "id" | "ref" | "version" | "provider" | "lot" | "sent" | "opens"> & {
  why?: string | undefined;
};

/** The applications that can be admitted together, each with a tick, and one note for all. */
export function ChooseForm({
  rows,
  form,
  submissionKey,
}: {
  rows: readonly Row[];
  form: FormState;
  submissionKey: string;
}) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="step" value="check" />
      <SubmissionKey value={submissionKey} />
      <Checkboxes
        name="chosen"
        legend="Which do you admit?"
        legendProps={{ className: "govuk-fieldset__legend--m" }}
        hint="Both reviewers advise to admit each of these, every rule passes, every document is accepted and the debarment check is in order. Conditions are set on an application’s own page."
        items={rows.map(({ id, ref, version, provider, lot, sent }) => ({
          value: `${id}:${version}`,
          label: `${provider}: ${lot}`,
          hint: `${ref}, sent ${sent}`,
        }))}
        values={form.list("chosen")}
        error={form.error("chosen")}
      />
      <Textarea
        {...form.field("note")}
        label="Note for the record"
        hint="It is kept with each of them. The providers do not read it"
        rows={3}
      />
      <Button>Check what you chose</Button>
    </Form>
  );
}

/** What is about to be admitted, once more, before it is. */
export function ConfirmForm({
  rows,
  note,
  submissionKey,
  power,
}: {
  rows: readonly Row[];
  note: string;
  submissionKey: string;
  power: string;
}) {
  if (rows.length === 0)
    return <p className="govuk-body">None of what you chose can be admitted any more. Choose again.</p>;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="step" value="confirm" />
      <SubmissionKey value={submissionKey} />
      <p className="govuk-body">
        You admit {rows.length === 1 ? "one provider" : `${rows.length} providers`} under this delegation: {power}. Each
        gets its letter at once.
      </p>
      {rows.map(({ id, version }) => (
        <input key={id} type="hidden" name="chosen" value={`${id}:${version}`} />
      ))}
      <input type="hidden" name="note" value={note} />
      <SummaryList
        rows={[
          ...rows.map(({ ref, provider, lot }) => ({ key: provider, value: `${lot}, ${ref}` })),
          { key: "Note", value: note || "None" },
        ]}
      />
      <Button>
        {rows.length === 1 ? "Admit it and send the letter" : `Admit all ${rows.length} and send the letters`}
      </Button>
    </Form>
  );
}

/** The applications for decision that this officer can't tick, each with why. */
export function CannotAdmit({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <Table
      caption="Not to be admitted here"
      head={["Application", "Provider", "Lot", "Why"]}
      rows={rows.map(({ id, ref, provider, lot, opens, why }) => [
        opens ? (
          <a className="govuk-link" href={paths.admin.application(id)} key="ref">
            {ref}
          </a>
        ) : (
          ref
        ),
        provider,
        lot,
        why ?? "",
      ])}
    />
  );
}

/** What became of each: admitted, or why it was refused meanwhile. */
export function Results({ results }: { results: readonly BatchResult[] }) {
  const admitted = results.filter((one) => one.admitted);
  const left = results.filter((one) => !one.admitted);
  const link = ({ applicationId, ref }: BatchResult) => (
    <a className="govuk-link" href={paths.admin.application(applicationId)} key="ref">
      {ref}
    </a>
  );
  return (
    <>
      <p className="govuk-body">
        {admitted.length === 0
          ? "None was admitted."
          : `${admitted.length} ${admitted.length === 1 ? "was" : "were"} admitted, and the letters go now.`}
      </p>
      {admitted.length > 0 ? (
        <Table
          caption="Admitted"
          head={["Application", "Provider"]}
          rows={admitted.map((one) => [link(one), one.provider])}
        />
      ) : null}
      {left.length > 0 ? (
        <Table
          caption="Not admitted"
          head={["Application", "Provider", "Why"]}
          rows={left.map((one) => [link(one), one.provider, one.why])}
        />
      ) : null}
      <ButtonLink href={paths.admin.decideSeveral()} look="secondary">
        Back to the list
      </ButtonLink>
    </>
  );
}
