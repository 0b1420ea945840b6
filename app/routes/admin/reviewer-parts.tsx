import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";

type ShareProps = {
  form: FormState;
  toShare: { unassigned: number; away: number };
  awayNow: readonly string[];
  submissionKey: string;
};

const applications = (count: number) => `${count} ${count === 1 ? "application" : "applications"}`;

/** What a QA lead can share out: what nobody has, and what is with people who are away. */
export function ShareForms({ form, toShare, awayNow, submissionKey }: ShareProps) {
  const portions = [
    ...(toShare.unassigned > 0
      ? [{ value: "unassigned", label: `${applications(toShare.unassigned)} that nobody reads yet` }]
      : []),
    ...(toShare.away > 0
      ? [{ value: "away", label: `${applications(toShare.away)} with ${awayNow.join(", ")}, away now` }]
      : []),
  ];
  return (
    <>
      <h2 className="govuk-heading-m">Share out</h2>
      {portions.length === 0 ? (
        <p className="govuk-body">Every application has its reader, and nobody who is away has one.</p>
      ) : (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <p className="govuk-body">
            Each goes to whoever has the least open for the days that they are at work, in the order of the queue. Never
            to somebody with a declared conflict, to its other reader or to somebody away now.
          </p>
          <Radios
            name="portion"
            legend="Share out which?"
            items={portions}
            value={form.text("portion") ?? portions[0]?.value}
            error={form.error("portion")}
          />
          <Checkboxes
            name="sure"
            legend="Before you share out"
            legendProps={{ className: "govuk-visually-hidden" }}
            items={[{ value: "yes", label: "Yes, share these out" }]}
            error={form.error("sure")}
          />
          <Button>Share out</Button>
        </Form>
      )}
    </>
  );
}

type AwayRow = { id: string; name: string; from: string; to: string; mine: boolean };

/** Who is away when, and a way to take back what one may. */
export function RemoveAway({ form, rows }: { form: FormState; rows: readonly AwayRow[] }) {
  const mine = rows.filter((row) => row.mine);
  if (mine.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Remove days away</h2>
      <Form method="post" noValidate>
        <Radios
          name="remove"
          legend="Which?"
          items={mine.map(({ id, name, from, to }) => ({ value: id, label: `${name}, ${from} to ${to}` }))}
          value={form.text("remove")}
          error={form.error("remove")}
        />
        <Checkboxes
          name="sureRemove"
          legend="Before you remove them"
          legendProps={{ className: "govuk-visually-hidden" }}
          items={[{ value: "yes", label: "Yes, remove these days" }]}
          error={form.error("sureRemove")}
        />
        <Button look="secondary">Remove</Button>
      </Form>
    </>
  );
}

type AwayProps = {
  form: FormState;
  me: string;
  leads: boolean;
  readers: readonly { id: string; name: string }[];
  submissionKey: string;
};

/** Days on which somebody is away: one’s own, or anybody’s for a QA lead. Why is not asked. */
export function AwayForm({ form, me, leads, readers, submissionKey }: AwayProps) {
  return (
    <>
      <h2 className="govuk-heading-m">{leads ? "Enter days away" : "Enter your days away"}</h2>
      <Form method="post" noValidate>
        <SubmissionKey value={submissionKey} />
        {leads ? (
          <Select
            {...form.field("personId")}
            label="Who is away?"
            defaultValue={form.text("personId") ?? me}
            items={readers.map(({ id, name }) => ({ value: id, text: name }))}
          />
        ) : (
          <input type="hidden" name="personId" value={me} />
        )}
        <DateInput {...form.date("fromOn")} legend="First day away" hint="We do not ask why" />
        <DateInput {...form.date("toOn")} legend="Last day away" />
        <Button look="secondary">Save days away</Button>
      </Form>
    </>
  );
}
