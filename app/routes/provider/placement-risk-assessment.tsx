import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { writeRiskAssessment } from "#app/domain/placements/placement-findings.server.ts";
import { riskAssessmentForm } from "#app/domain/placements/placement-forms.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placementDeed } from "../placement-deed.server.ts";
import { PlacementPage, titled } from "../placement-parts.tsx";

export const handle = {
  title: titled("Risk assessment"),
  states: ["awarded", "empty", "filled", "error"],
};

export const loader = guardedRead("placement.risk-assessment", async ({ db, who, at, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { placement: gates } = await gatesOf(db, placement, at);
  const written = gates.find(({ gate }) => gate === "risk-assessment");
  return {
    ...{ id: placement.id, ref: placement.ref },
    written: written?.met ? written.why : undefined,
    accepted: placement.awardAcceptedAt !== null,
    mayWrite: placement.awardAcceptedAt !== null && placement.status !== "ended",
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.risk-assessment",
  placementDeed(riskAssessmentForm, paths.provider.placement, ({ db, who, config, at }, written) =>
    writeRiskAssessment(db, who, config, written, at),
  ),
  "placement.read-own",
);

export default function RiskAssessment() {
  const { id, ref, written, accepted, mayWrite, submissionKey } = useLoaderData<typeof loader>();
  const { field } = useFormState();
  return (
    <PlacementPage title="Risk assessment for this child" of={ref} back={paths.provider.placement(id)}>
      {written ? <InsetText>{written}. A new one takes its place.</InsetText> : null}
      {accepted ? null : <InsetText>Accept the award first: then you see who the child is.</InsetText>}
      {mayWrite ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <CharacterCount
            {...field("assessment")}
            label="What could go wrong for this child, and what do you do about it?"
            hint="The child, the place, travel, online work, other children, staff. Only quality assurance, the broker and caseworkers can read it"
            limit={8000}
            rows={12}
          />
          <Button>Send the risk assessment</Button>
        </Form>
      ) : null}
    </PlacementPage>
  );
}
