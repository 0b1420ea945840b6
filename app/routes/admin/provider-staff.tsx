import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { staffGrid } from "#app/domain/providers/staff-grid.server.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { StaffRecord } from "../staff-grid.tsx";

export const handle = { title: "Single central record", states: ["empty", "filled"] };

export const loader = guarded("staff.read", async ({ db, who, at, params, url }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  const grid = await staffGrid(db, provider.id, pageNumber(url.searchParams.get("page")), londonDate(at));
  return { provider, grid, stops: can(who, "staff.stop") };
});

export default function ProviderStaff() {
  const { provider, grid, stops } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Single central record"
      caption={provider.name}
      back={paths.admin.provider(provider.id)}
      backText={provider.name}
      width="full"
    >
      {stops ? (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={paths.admin.staffStops()}>
            Stops on workers
          </a>
        </p>
      ) : null}
      <StaffRecord grid={grid} empty="The provider has added nobody." />
    </Page>
  );
}
