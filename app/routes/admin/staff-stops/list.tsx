import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { listStops } from "#app/domain/staff-stops/staff-stops.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Stops on workers", states: ["filled"] };

export const loader = guarded("staff.stop", async ({ db, url }) =>
  listStops(db, pageNumber(url.searchParams.get("page"))),
);

export default function StaffStops() {
  const { rows, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Stops on workers"
      lead="A stop halts every offer, award and start that names a worker, at any provider, and pauses the placements that run."
    >
      <ButtonLink href={paths.admin.newStaffStop()}>Stop a worker</ButtonLink>
      {rows.length === 0 ? (
        <EmptyState title="Nobody was stopped yet" />
      ) : (
        <Table
          caption="Stops"
          captionHidden
          head={["Name", "Stopped", "By", "State"]}
          rows={rows.map(({ id, name, at, by, lifted }) => [
            <a className="govuk-link" href={paths.admin.staffStop(id)} key="name">
              {name}
            </a>,
            at,
            by,
            lifted ? (
              `Lifted ${lifted}`
            ) : (
              <Tag colour="red" key="state">
                In force
              </Tag>
            ),
          ])}
        />
      )}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
