import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { changePlacement } from "#app/domain/placements/change-placement.server.ts";
import { changeForm } from "#app/domain/placements/placement-forms.ts";
import { placementStates, placementWords } from "#app/domain/placements/placement-status.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { allowed } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { placementDeed } from "../placement-deed.server.ts";
import { PlacementPage } from "../placement-parts.tsx";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => `Change ${data?.ref ?? "placement"}`,
  states: ["empty", "ended", "error"],
};

export const loader = guardedRead("placement.pause-end", async ({ db, who, params }) => {
  const { id, ref, version, status } = await getPlacement(db, who, params.id ?? "");
  return {
    ...{ id, ref, version },
    status: placementWords[status],
    moves: allowed(placementStates, status).filter((move) => move !== "start"),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.pause-end",
  placementDeed(changeForm, paths.admin.placement, ({ db, who, at }, change) => changePlacement(db, who, change, at)),
  "placement.read",
);

const words = {
  pause: { label: "Pause it", hint: "No sessions for now; it can go on later" },
  resume: { label: "Go on with it", hint: "Everything that it needed to start must still be in place" },
  end: { label: "End it", hint: "It cannot be opened again, and the provider no longer sees who the child is" },
};

export default function ChangePlacement() {
  const { id, ref, version, status, moves, submissionKey } = useLoaderData<typeof loader>();
  const { field, text, error } = useFormState();
  return (
    <PlacementPage title="Pause or end the placement" of={ref} back={paths.admin.placement(id)}>
      <p className="govuk-body">
        It is now <Tag colour={status.colour}>{status.text}</Tag>
      </p>
      {moves.length > 0 ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <Version value={version} />
          <Radios
            name="move"
            legend="What happens to it?"
            legendProps={{ size: "m" }}
            value={text("move")}
            error={error("move")}
            items={moves.map((value) => ({ value, ...words[value] }))}
          />
          <CharacterCount
            {...field("reason")}
            label="Why?"
            hint="The reason stands in the history. Do not name the child"
            limit={2000}
          />
          <Button>Save</Button>
        </Form>
      ) : (
        <p className="govuk-body">The placement has ended.</p>
      )}
    </PlacementPage>
  );
}
