import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { kpiNames, kpis } from "#app/domain/performance/kpis.ts";
import { listPerformance, lotChoices } from "#app/domain/performance/performance.server.ts";
import { performanceAsked, quarterInWords, quartersUntil } from "#app/domain/performance/quarter.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Performance", states: ["empty", "filled"] };

export const loader = guardedRead("visit.read", async ({ db, who, at, url }) => {
  const today = londonDate(at);
  const asked = performanceAsked(url.searchParams, today);
  const page = pageNumber(url.searchParams.get("page"));
  const { rows, ...list } = await listPerformance(db, { ...asked, page }, at);
  return {
    ...list,
    asked,
    rows: rows.map(({ id, name, lotId, lot, kpis: measured }) => ({
      ...{ id, name, lotId, lot },
      // Hundreds of "nothing to count" would hide the few that say something.
      kpis: measured.map(({ name: kpi, text, tag, judged }) => ({ kpi, text, tag: judged ? tag : undefined })),
    })),
    lots: await lotChoices(db),
    quarters: quartersUntil(today).map((value) => ({ value, text: quarterInWords(value) })),
    csv: `${paths.admin.performanceCsv()}?${new URLSearchParams(asked)}`,
    sets: can(who, "performance.target"),
  };
});

export default function Performance() {
  const { asked, rows, page, pages, total, lots, quarters, csv, sets } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Performance"
      width="full"
      lead="How approved providers do on each lot, counted by the portal once a day. Fewer than five are shown and not judged."
    >
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.performanceTargets()}>
          {sets ? "See the targets, or set one" : "See the targets"}
        </a>
      </p>
      <Filter
        above
        action={paths.admin.performance()}
        title="Choose what to see"
        buttonText="Show"
        fields={
          <>
            <Select name="quarter" label="Quarter" defaultValue={asked.quarter} items={quarters} />
            <Select
              name="lot"
              label="Lot"
              defaultValue={asked.lot}
              items={[{ value: "", text: "All" }, ...lots.map(({ id, name }) => ({ value: id, text: name }))]}
            />
            <Input name="q" label="Part of the provider’s name" defaultValue={asked.q} />
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title="Nothing was counted for this choice" />
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "provider on a lot" : "providers on their lots"}`}
            head={["Provider", "Lot", ...kpiNames.map((name) => kpis[name].title)]}
            rows={rows.map(({ id, name, lot, kpis: measured }) => [
              <a className="govuk-link" href={paths.admin.providerPerformance(id, asked.quarter)} key="name">
                {name}
                <span className="govuk-visually-hidden"> on {lot}</span>
              </a>,
              lot,
              ...measured.map(({ kpi, text, tag }) => (
                <span key={kpi}>
                  {text} {tag ? <Tag colour={tag.colour}>{tag.text}</Tag> : null}
                </span>
              )),
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={asked} />
        {rows.length > 0 ? (
          <p className="govuk-body">
            <a className="govuk-link" href={csv}>
              Download these as a spreadsheet (CSV)
            </a>
          </p>
        ) : null}
      </Filter>
    </Page>
  );
}
