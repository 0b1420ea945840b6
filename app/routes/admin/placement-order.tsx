import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { recordOrder } from "#app/domain/placements/placement-findings.server.ts";
import { orderForm } from "#app/domain/placements/placement-forms.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placementDeed } from "../placement-deed.server.ts";
import { PlacementPage, titled } from "../placement-parts.tsx";

export const handle = {
  title: titled("Order"),
  states: ["empty", "filled", "error"],
};

export const loader = guardedRead("placement.read", async ({ db, who, at, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { placement: gates } = await gatesOf(db, placement, at);
  const awarder = who.kind === "council" && who.personId === placement.awardedBy;
  return {
    ...{ id: placement.id, ref: placement.ref, provider: placement.provider, version: placement.version },
    order: gates.find(({ gate }) => gate === "order")?.why ?? "",
    mayApprove: can(who, "placement.order") && !awarder && placement.status === "agreed",
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.order",
  placementDeed(orderForm, paths.admin.placement, ({ db, who, config, at }, order) =>
    recordOrder(db, who, config, order, at),
  ),
  "placement.read",
);

export default function PlacementOrder() {
  const { id, ref, provider, order, version, mayApprove, submissionKey } = useLoaderData<typeof loader>();
  const { field } = useFormState();
  return (
    <PlacementPage
      title="Approved order"
      of={ref}
      back={paths.admin.placement(id)}
      lead={`The order for ${provider}, approved by someone who did not choose the provider.`}
    >
      <InsetText>{order}</InsetText>
      {mayApprove ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <Version value={version} />
          <Input {...field("orderNumber")} label="Order number" className="govuk-input--width-20" spellCheck={false} />
          <Input
            {...field("orderPence")}
            label="Amount approved, without VAT"
            hint="In pounds, like 4,500 or 4,500.00"
            prefix="£"
            className="govuk-input--width-10"
            inputMode="decimal"
            spellCheck={false}
          />
          <Button>Record the approved order</Button>
        </Form>
      ) : (
        <p className="govuk-body">
          A manager, approver or finance officer records the order before the start, and never the person who awarded
          the placement.
        </p>
      )}
    </PlacementPage>
  );
}
