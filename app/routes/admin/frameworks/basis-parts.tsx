import type { SerializeFrom } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import type { loader } from "./basis.tsx";

type Facts = SerializeFrom<typeof loader>;

/** The basis in force, with the council's own advice and risk note, and what its rule set says. */
export function InForce({ inForce }: Pick<Facts, "inForce">) {
  if (!inForce) return <p className="govuk-body">No legal basis is in force yet.</p>;
  return (
    <>
      <h2 className="govuk-heading-m">In force: {inForce.name}</h2>
      <SummaryList
        rows={[
          { key: "Since", value: inForce.from },
          { key: "Why", value: inForce.why },
          {
            key: "Advice",
            value: `${inForce.adviser}${inForce.advisedOn ? `, ${inForce.advisedOn}` : ""}: ${inForce.advice}`,
          },
          { key: "Risk as recorded", value: inForce.risk },
        ]}
      />
      <h3 className="govuk-heading-s">What it allows, by the council’s own rule set</h3>
      <SummaryList rows={inForce.rules.map(({ about, words }) => ({ key: about, value: words }))} />
    </>
  );
}

/** A change that is recorded and not in force: it can be taken back. */
export function Waiting() {
  const { framework, waiting, mayChange, submissionKey } = useLoaderData<typeof loader>();
  if (!waiting) return null;
  return (
    <InsetText>
      <p>
        <strong>
          {framework.status === "draft" ? "Recorded for the opening" : `Recorded for ${waiting.from}`}: {waiting.name}
        </strong>
      </p>
      {framework.status === "draft" ? null : (
        <p>
          It comes into force on that day if legal and procurement have both approved it by then; if not, when the
          second of them does. <a href={paths.admin.signOff(framework.id)}>See who was asked</a>.
        </p>
      )}
      {mayChange ? (
        <Form method="post">
          <SubmissionKey value={submissionKey} />
          <input type="hidden" name="basisId" value={waiting.id} />
          <Button look="secondary" name="intent" value="withdraw">
            Take it back
          </Button>
        </Form>
      ) : null}
    </InsetText>
  );
}

/** Every period that was recorded. */
export function Periods() {
  const { periods } = useLoaderData<typeof loader>();
  return (
    <Table
      caption="Everything recorded"
      captionClassName="govuk-table__caption--m"
      firstCellIsHeader
      head={["Basis", "From", "State", "Recorded", "By"]}
      rows={periods.map(({ name, from, state, recorded, by }) => [name, from, state, recorded, by])}
    />
  );
}
