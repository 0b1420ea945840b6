import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { placementWords, statusNamed } from "#app/domain/placements/placement-status.ts";
import { listPlacements } from "#app/domain/placements/placements.server.ts";
import { paths } from "#app/paths.ts";
import { PlacementList } from "../placement-parts.tsx";

export const handle = { title: "Placements", states: ["empty", "filled"] };

export const loader = guarded("placement.read-own", async ({ db, who, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const status = statusNamed(url.searchParams.get("status"));
  const page = pageNumber(url.searchParams.get("page"));
  const list = await listPlacements(db, { providerId: who.providerId, status, page });
  return {
    status: status ?? "",
    page: list.page,
    pages: list.pages,
    total: list.total,
    rows: list.rows.map((row) => ({
      id: row.id,
      ref: row.ref,
      lot: row.lot,
      status: row.awardAccepted || row.status !== "agreed" ? placementWords[row.status] : waiting,
      from: formatDate(row.startsOn),
      until: formatDate(row.endsOn),
    })),
  };
});

const waiting = { text: "Accept the award", colour: "orange" as const };

export default function Placements() {
  return (
    <PlacementList
      list={useLoaderData<typeof loader>()}
      at={paths.provider.placements()}
      hrefOf={paths.provider.placement}
      none="When the council chooses one of your offers, the placement appears here."
    />
  );
}
