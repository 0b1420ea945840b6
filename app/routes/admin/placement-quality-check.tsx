import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { recordQaCheck } from "#app/domain/placements/placement-findings.server.ts";
import { qaCheckForm } from "#app/domain/placements/placement-forms.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { placementDeed } from "../placement-deed.server.ts";
import { PlacementPage, titled } from "../placement-parts.tsx";

export const handle = {
  title: titled("Quality check"),
  states: ["empty", "filled", "error"],
};

export const loader = guardedRead("placement.read", async ({ db, who, at, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { placement: gates } = await gatesOf(db, placement, at);
  const awarder = who.kind === "council" && who.personId === placement.awardedBy;
  return {
    ...{ id: placement.id, ref: placement.ref, provider: placement.provider },
    found: gates.find(({ gate }) => gate === "qa-check")?.why ?? "",
    mayCheck: can(who, "placement.qa-check") && !awarder && placement.status !== "ended",
    mayRead: can(who, "child.identity"),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.qa-check",
  placementDeed(qaCheckForm, paths.admin.placement, ({ db, who, config, at }, found) =>
    recordQaCheck(db, who, config, found, at),
  ),
  "placement.read",
);

export default function QualityCheck() {
  const { id, ref, provider, found, mayCheck, mayRead, submissionKey } = useLoaderData<typeof loader>();
  const { field, text, error } = useFormState();
  return (
    <PlacementPage
      title="The council’s own quality check"
      of={ref}
      back={paths.admin.placement(id)}
      lead={`A person’s finding for this child, this site and these staff at ${provider}.`}
    >
      <InsetText>{found}</InsetText>
      {mayRead ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.gateNotes(id)}>
            Read the notes about this child
          </a>
        </p>
      ) : null}
      {mayCheck ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <Radios
            name="finding"
            legend="What did you find?"
            legendProps={{ size: "m" }}
            value={text("finding")}
            error={error("finding")}
            items={[
              { value: "met", label: "Met: this child can be taught well and safely there" },
              { value: "not-met", label: "Not met" },
            ]}
          />
          <CharacterCount
            {...field("note")}
            label="What did you look at, and what did you find?"
            hint="Kept under lock with the child’s record"
            limit={2000}
          />
          <Button>Record the finding</Button>
        </Form>
      ) : (
        <p className="govuk-body">
          Only quality assurance can record this finding, and never the person who awarded the placement.
        </p>
      )}
    </PlacementPage>
  );
}
