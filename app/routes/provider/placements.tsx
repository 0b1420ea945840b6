import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
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
  const { status, page, pages, total, rows } = useLoaderData<typeof loader>();
  const statuses = placementStatuses.map((value) => ({ value, text: placementWords[value].text }));
  const fields = (
    <Select name="status" label="Status" defaultValue={status} items={[{ value: "", text: "All" }, ...statuses]} />
  );
  return (
    <Page title="Placements" width="full" lead="The newest first.">
      <Filter action={paths.provider.placements()} title="Filter placements" fields={fields}>
        {rows.length === 0 ? (
          <EmptyState title="No placements here">
            <p className="govuk-body">
              {status
                ? "None has this status."
                : "When the council chooses one of your offers, the placement appears here."}
            </p>
          </EmptyState>
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "placement" : "placements"}`}
            head={["Reference", "Lot", "Status", "From", "Until"]}
            rows={rows.map((row) => [
              <a className="govuk-link" href={paths.provider.placement(row.id)} key="ref">
                {row.ref}
              </a>,
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
