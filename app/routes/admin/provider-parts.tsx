import { Form } from "@remix-run/react";
import type { ProviderInFull } from "#app/domain/providers/provider-view.server.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Details } from "#app/ui/details.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Admission = ProviderInFull["admissions"][number];

/** The decisions on a provider, and its standing now on each lot that admitted it. */
export function Standing({ admissions, open }: { admissions: readonly Admission[]; open: boolean }) {
  if (admissions.length === 0) return <p className="govuk-body">Not decided on for any lot yet.</p>;
  return (
    <Table
      caption="Standing"
      head={["Lot", "Standing now", "Decision", "Application"]}
      rows={admissions.map((admission) => [
        admission.lot,
        <StandingNow admission={admission} key="standing" />,
        `${admission.decision} on ${admission.decided} by ${admission.decidedBy}, criteria version ${admission.criteriaVersion}`,
        open ? (
          <a
            className="govuk-link app-nowrap"
            href={paths.admin.application(admission.applicationId)}
            key="application"
          >
            {admission.ref}
          </a>
        ) : (
          admission.ref
        ),
      ])}
    />
  );
}

function StandingNow({ admission: { admitted, removed, holds } }: { admission: Admission }) {
  if (removed) return <Tag colour="red">Removed from the lot</Tag>;
  if (!admitted) return <Tag colour="grey">Not approved</Tag>;
  if (holds.length === 0) return <Tag colour="green">Approved</Tag>;
  return (
    <>
      <Tag colour="red">On hold</Tag> {holds.map(({ kind, reason }) => `${kind}: ${reason}`).join("; ")}
    </>
  );
}

/** The council's own checks, newest first. */
export function Checks({ checks }: { checks: ProviderInFull["checks"] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Council checks</h2>
      {checks.length === 0 ? (
        <p className="govuk-body">
          None yet. The debarment check comes before admission, a quality visit before a first placement.
        </p>
      ) : (
        <Table
          caption="Council checks"
          captionHidden
          head={["Check", "Result", "Date", "By", "Note"]}
          rows={checks.map(({ name, result, passed, on, by, note }) => [
            name,
            <Tag colour={passed ? "green" : "red"} key="result">
              {result}
            </Tag>,
            on,
            by,
            note || "–",
          ])}
        />
      )}
    </>
  );
}

/** Where an officer records a look at the debarment list. */
export function CheckForm({ form, submissionKey }: { form: FormState; submissionKey: string }) {
  const { field, date, text, error, problems } = form;
  return (
    <Details summary="Record a debarment check" open={problems.length > 0}>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Radios
          name="result"
          legend="Is the organisation, or anyone connected with it, on the debarment list?"
          items={[
            { value: "pass", label: "No: pass" },
            { value: "fail", label: "Yes: fail" },
          ]}
          value={text("result")}
          error={error("result")}
        />
        <DateInput {...date("checkedOn")} legend="Date of the check" />
        <Textarea {...field("note")} label="Note" hint="Needed when it is a fail" rows={3} />
        <Button>Record check</Button>
      </Form>
    </Details>
  );
}

type StaffProps = { staff: ProviderInFull["staff"]; record: string | undefined };

/** How many people work here and how many checks were seen; the record itself behind a link, for whoever may open it. */
export function Staff({ staff, record }: StaffProps) {
  return (
    <>
      <h2 className="govuk-heading-m">Staff checks</h2>
      <p className="govuk-body">
        {staff.total === 0 ? "Nobody is on the record yet." : `People on the record: ${staff.total}.`}
        {staff.declared !== undefined && staff.declared !== staff.total
          ? ` The provider’s answers declare ${staff.declared}.`
          : ""}
      </p>
      {staff.checks.length > 0 ? (
        <Table
          caption="Checks seen, of all people"
          head={["Check", { cell: "People", format: "numeric" }]}
          rows={staff.checks.map(({ check, done }) => [
            check,
            { cell: `${done} of ${staff.total}`, format: "numeric" },
          ])}
        />
      ) : null}
      {record ? (
        <p className="govuk-body">
          <a className="govuk-link" href={record}>
            Open the single central record
          </a>
        </p>
      ) : null}
    </>
  );
}
