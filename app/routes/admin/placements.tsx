import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { placementWords, statusNamed } from "#app/domain/placements/placement-status.ts";
import { listPlacements } from "#app/domain/placements/placements.server.ts";
import { paths } from "#app/paths.ts";
import { PlacementList } from "../placement-parts.tsx";

export const handle = { title: "Placements", states: ["empty", "filled"] };

export const loader = guarded("placement.list", async ({ db, url }) => {
  const status = statusNamed(url.searchParams.get("status"));
  const list = await listPlacements(db, { status, page: pageNumber(url.searchParams.get("page")) });
  return {
    status: status ?? "",
    page: list.page,
    pages: list.pages,
    total: list.total,
    rows: list.rows.map((row) => ({
      id: row.id,
      ref: row.ref,
      provider: row.provider,
      lot: row.lot,
      status: placementWords[row.status],
      from: formatDate(row.startsOn),
      until: formatDate(row.endsOn),
    })),
  };
});

export default function Placements() {
  return (
    <PlacementList
      list={useLoaderData<typeof loader>()}
      at={paths.admin.placements()}
      hrefOf={paths.admin.placement}
      namesProviders
      none="A placement is made when a referral is awarded."
    />
  );
}
