import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { acceptAgreement } from "#app/domain/placements/accept-agreement.server.ts";
import { readAgreement } from "#app/domain/placements/agreement.server.ts";
import { deedForm } from "#app/domain/placements/placement-forms.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { placementDeed } from "../placement-deed.server.ts";
import { PlacementAgreement, titled } from "../placement-parts.tsx";

export const handle = { title: titled("Agreement"), states: ["filled", "accepted"] };

export const loader = guardedRead("placement.read", async ({ db, who, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { rows, accepted } = await readAgreement(db, placement);
  return {
    ...{ id: placement.id, ref: placement.ref, rows, accepted },
    mayAccept: placement.status === "agreed" && !accepted.council && can(who, "placement.accept-as-council"),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.accept-as-council",
  placementDeed(deedForm, paths.admin.placement, ({ db, who, at }, deed) => acceptAgreement(db, who, deed, at)),
  "placement.read",
);

export default function Agreement() {
  const agreement = useLoaderData<typeof loader>();
  return (
    <PlacementAgreement
      agreement={agreement}
      back={paths.admin.placement(agreement.id)}
      accept="Accept for the council"
    />
  );
}
