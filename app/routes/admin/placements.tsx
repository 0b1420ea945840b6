import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { placementStatuses, placementWords, statusNamed } from "#app/domain/placements/placement-status.ts";
import { listPlacements } from "#app/domain/placements/placements.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

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
  const { status, page, pages, total, rows } = useLoaderData<typeof loader>();
  const statuses = placementStatuses.map((value) => ({ value, text: placementWords[value].text }));
  const fields = (
    <Select name="status" label="Status" defaultValue={status} items={[{ value: "", text: "All" }, ...statuses]} />
  );
  return (
    <Page title="Placements" width="full" lead="The newest first.">
      <Filter action={paths.admin.placements()} title="Filter placements" fields={fields}>
        {rows.length === 0 ? (
          <EmptyState title="No placements here">
            <p className="govuk-body">
              {status ? "None has this status." : "A placement is made when a referral is awarded."}
            </p>
          </EmptyState>
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "placement" : "placements"}`}
            head={["Reference", "Provider", "Lot", "Status", "From", "Until"]}
            rows={rows.map((row) => [
              <a className="govuk-link" href={paths.admin.placement(row.id)} key="ref">
                {row.ref}
              </a>,
              row.provider,
              row.lot,
              <Tag colour={row.status.colour} key="status">
                {row.status.text}
              </Tag>,
              row.from,
              row.until,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ status }} />
      </Filter>
    </Page>
  );
}
