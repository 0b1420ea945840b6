import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { openPlacementChild } from "#app/domain/placements/open-placement-child.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { PlacementPage } from "../placement-parts.tsx";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => `Child of ${data?.ref ?? "a placement"}`,
  states: ["filled"],
};

export const loader = guarded("placement.identity", async ({ db, config, who, at, params }) => {
  if (who.kind !== "provider") throw new NotFound("placement");
  const { id, ref } = await readAs(db, who, (trx) => getPlacement(trx, who, params.id ?? ""));
  const child = await openPlacementChild(db, who, config, id, at);
  return {
    ...{ id, ref },
    rows: [
      { key: "Reference", value: child.ref },
      { key: "Name", value: child.name },
      { key: "Date of birth", value: formatDate(child.dateOfBirth) },
      { key: "Unique pupil number", value: child.upn ?? "Not known" },
      { key: "Address", value: `${child.address}, ${child.postcode}` },
      { key: "Parent or carer", value: child.parent },
      { key: "School", value: child.school },
    ],
  };
});

export default function PlacementChild() {
  const { id, ref, rows } = useLoaderData<typeof loader>();
  return (
    <PlacementPage title="Who the child is" of={ref} back={paths.provider.placement(id)}>
      <InsetText>
        That you opened this page is written down, and the council sees it. Share it only with those who teach or look
        after the child.
      </InsetText>
      <SummaryList rows={rows} />
    </PlacementPage>
  );
}
