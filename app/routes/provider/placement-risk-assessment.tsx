import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { writeRiskAssessment } from "#app/domain/placements/placement-findings.server.ts";
import { riskAssessmentForm } from "#app/domain/placements/placement-forms.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => `Risk assessment ${data?.ref ?? ""}`.trim(),
  states: ["awarded", "empty", "filled", "error"],
};

export const loader = guarded("placement.risk-assessment", async ({ db, who, at, params }) => {
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
  async ({ db, config, who, at, params, form }) => {
    const parsed = parseForm(riskAssessmentForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const placementId = params.id ?? "";
    await writeRiskAssessment(db, who, config, { placementId, ...parsed.answers }, at);
    throw redirect(paths.provider.placement(placementId), 303);
  },
  "placement.read-own",
);

export default function RiskAssessment() {
  const { id, ref, written, accepted, mayWrite, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page
      title="Risk assessment for this child"
      caption={ref}
      back={paths.provider.placement(id)}
      backText={ref}
      summary={<ErrorSummary problems={problems} />}
    >
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
    </Page>
  );
}
