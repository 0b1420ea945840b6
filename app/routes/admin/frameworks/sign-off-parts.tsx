import type { SerializeFrom } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { signOffAreas } from "#app/domain/frameworks/setup/sign-off-areas.ts";
import { showing, useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import type { Failure } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { loader } from "./sign-off.tsx";

type Facts = SerializeFrom<typeof loader>;
type Shown = Facts["subjects"][number]["approvals"][number];

function State({ decision, current, decidedAt }: Shown) {
  if (!decision) return <Tag colour="blue">Asked</Tag>;
  if (!current) return <Tag colour="yellow">Text changed since</Tag>;
  return decision === "approved" ? (
    <>
      <Tag colour="green">Approved</Tag> {decidedAt}
    </>
  ) : (
    <>
      <Tag colour="red">Refused</Tag> {decidedAt}
    </>
  );
}

/** Who was asked for what, and what they said. */
export function ApprovalsTable({ approvals }: { approvals: readonly Shown[] }) {
  if (approvals.length === 0) return <p className="govuk-body">Nobody is asked yet.</p>;
  return (
    <Table
      caption="Named approvals"
      captionHidden
      firstCellIsHeader
      head={["For", "Person", "Answer", "Note"]}
      rows={approvals.map((one) => [one.title, one.person, <State {...one} key="state" />, one.note ?? ""])}
    />
  );
}

/** The form by which the person who was asked answers. */
export function Answer({
  approval,
  hash,
  framework,
}: {
  approval: Shown;
  hash: string;
  framework: { id: string; name: string };
}) {
  const failure = useActionData<Failure>();
  const mine = failure?.values.approvalId === approval.id ? failure : { values: {}, errors: {} };
  const { field, error, text } = showing(mine);
  const id = `decision-${approval.area}`;
  return (
    <Form method="post" noValidate>
      <h3 className="govuk-heading-s">Your answer: {approval.title.toLowerCase()}</h3>
      <p className="govuk-body">
        Read <a href={paths.admin.framework(framework.id)}>{framework.name}</a> first, with its parts, lots and
        documents.
      </p>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="approvalId" value={approval.id} />
      <input type="hidden" name="hash" value={hash} />
      <SubmissionKey value={approval.key} />
      <Radios
        name="decision"
        id={error("decision") ? "decision" : id}
        legend={`Do you approve it for ${approval.title.toLowerCase()}?`}
        legendProps={{ size: "s" }}
        value={text("decision")}
        error={error("decision")}
        items={[
          { value: "approved", label: "Yes, I approve it as it stands" },
          { value: "refused", label: "No" },
        ]}
      />
      <Textarea
        {...field("note")}
        id={error("note") ? "note" : `note-${approval.area}`}
        label="Note, or what must change"
        rows={2}
      />
      <Button>Give my answer for {approval.title.toLowerCase()}</Button>
    </Form>
  );
}

/** Whom a commissioner asks, area by area. */
export function AskForm({
  staff,
  approvals,
  submissionKey,
}: {
  staff: Facts["staff"];
  approvals: readonly Shown[];
  submissionKey: string;
}) {
  const { text, error } = useFormState();
  const people = [{ value: "", text: "Nobody yet" }, ...staff.map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Whom to ask</h2>
      <input type="hidden" name="intent" value="ask" />
      <SubmissionKey value={submissionKey} />
      {Object.entries(signOffAreas).map(([area, title]) => (
        <Select
          key={area}
          name={`person.${area}`}
          id={`person.${area}`}
          label={title}
          error={error(`person.${area}`)}
          defaultValue={text(`person.${area}`) ?? approvals.find((one) => one.area === area)?.personId ?? ""}
          items={people}
        />
      ))}
      <Button>Ask them</Button>
    </Form>
  );
}
