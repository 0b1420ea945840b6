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

export const loader = guardedRead("placement.read-own", async ({ db, who, params }) => {
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
  placementDeed(deedForm, paths.provider.placement, ({ db, who, at }, deed) => acceptAgreement(db, who, deed, at)),
  "placement.read-own",
);

export default function Agreement() {
  const agreement = useLoaderData<typeof loader>();
  return (
    <PlacementAgreement
      agreement={agreement}
      back={paths.provider.placement(agreement.id)}
      accept="Accept the agreement"
    />
  );
}
