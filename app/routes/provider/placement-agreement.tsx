import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { acceptAgreement } from "#app/domain/placements/accept-agreement.server.ts";
import { readAgreement } from "#app/domain/placements/agreement.server.ts";
import { deedForm } from "#app/domain/placements/placement-forms.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => `Agreement ${data?.ref ?? ""}`.trim(),
  states: ["filled", "accepted"],
};

export const loader = guarded("placement.read-own", async ({ db, who, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { rows, accepted } = await readAgreement(db, placement);
  const { providerId, awardAcceptedAt } = placement;
  const mine = awardAcceptedAt !== null && can(who, "placement.accept-as-provider", { providerId });
  return {
    ...{ id: placement.id, ref: placement.ref, rows, accepted },
    mayAccept: placement.status === "agreed" && !accepted.provider && mine,
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.accept-as-provider",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(deedForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const placementId = params.id ?? "";
    await acceptAgreement(db, who, { placementId, ...parsed.answers }, at);
    throw redirect(paths.provider.placement(placementId), 303);
  },
  "placement.read-own",
);

export default function PlacementAgreement() {
  const { id, ref, rows, accepted, mayAccept, submissionKey } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="Placement agreement"
      caption={ref}
      back={paths.provider.placement(id)}
      backText={ref}
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList rows={rows} />
      <h2 className="govuk-heading-m">Accepted by</h2>
      <SummaryList
        rows={[
          { key: "The provider", value: accepted.provider ?? "Not yet" },
          { key: "The council", value: accepted.council ?? "Not yet" },
        ]}
      />
      {mayAccept ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <Button>Accept the agreement</Button>
        </Form>
      ) : null}
    </Page>
  );
}
