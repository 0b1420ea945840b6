import { Form } from "@remix-run/react";
import { type AnswerKind, declineReasons, rateUnits } from "#app/domain/referrals/answer.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup, ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

/** The three answers, each a page of its own. */
export function AnswerChoice({ href, changing }: { href: string; changing: boolean }) {
  return (
    <>
      <h2 className="govuk-heading-m">{changing ? "Change your answer" : "Can you take this child?"}</h2>
      {changing ? (
        <p className="govuk-body">You can change your answer until the deadline. The council keeps each version.</p>
      ) : null}
      <ButtonGroup>
        <ButtonLink href={`${href}?answer=yes`}>Yes</ButtonLink>
        <ButtonLink look="secondary" href={`${href}?answer=alternative`}>
          Make another offer
        </ButtonLink>
        <ButtonLink look="secondary" href={`${href}?answer=no`}>
          No
        </ButtonLink>
      </ButtonGroup>
    </>
  );
}

type Staff = { id: string; name: string; role: string }[];
type Props = { form: FormState; kind: AnswerKind; staff: Staff; version: number; submissionKey: string };
const headings: Record<AnswerKind, string> = { yes: "Yes, we can", alternative: "Another offer", no: "No, we cannot" };

/** One answer's own fields. */
export function AnswerFields({ form, kind, staff, version, submissionKey }: Props) {
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">{headings[kind]}</h2>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <Version value={version} />
      <input type="hidden" name="kind" value={kind} />
      {kind === "no" ? (
        <>
          <Radios
            name="reason"
            legend="Why you cannot take this child"
            items={[...declineReasons]}
            value={form.text("reason")}
            error={form.error("reason")}
          />
          <p className="govuk-body">
            After a no, you no longer see the facts about the child, and cannot change your answer.
          </p>
        </>
      ) : (
        <OfferFields form={form} kind={kind} staff={staff} />
      )}
      <Textarea
        {...form.field("note")}
        label="Note (optional)"
        hint="Nothing that could tell who the child is"
        rows={3}
      />
      <Button>Send your answer</Button>
    </Form>
  );
}

function OfferFields({ form, kind, staff }: Pick<Props, "form" | "kind" | "staff">) {
  const { field, date, text, list, error } = form;
  return (
    <>
      {kind === "alternative" ? (
        <Textarea
          {...field("differs")}
          label="What differs from what was asked"
          hint="For example, other days or a later start"
          rows={3}
        />
      ) : null}
      <DateInput {...date("startOn")} legend="Start date" hint="For example, 21 9 2026" />
      <Input {...field("rate")} label="Price without VAT" prefix="£" width={10} inputMode="decimal" />
      <Radios
        name="rateUnit"
        legend="The price is for"
        items={[...rateUnits]}
        value={text("rateUnit")}
        error={error("rateUnit")}
      />
      {staff.length > 0 ? (
        <Checkboxes
          name="staff"
          legend="Who will teach"
          hint="Select all that apply"
          values={list("staff")}
          error={error("staff")}
          items={staff.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` }))}
        />
      ) : (
        <p className="govuk-body" id="staff">
          Nobody is on your staff list yet.{" "}
          <a className="govuk-link" href={paths.provider.staff()}>
            Add your staff first
          </a>
          .
        </p>
      )}
    </>
  );
}
