import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { MOST_LISTED, riskWords } from "#app/domain/visits/recheck.ts";
import { listRechecks } from "#app/domain/visits/recheck-list.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Visits due", states: ["empty", "filled"] };

export const loader = guardedRead("visit.read", async ({ db, at, url }) => {
  const q = searchedFor(url.searchParams);
  const { rows, ...list } = await listRechecks(db, { q, page: pageNumber(url.searchParams.get("page")) });
  const today = londonDate(at);
  return {
    ...list,
    q,
    csv: `${paths.admin.visitsCsv()}?${new URLSearchParams({ q })}`,
    rows: rows.map(({ id, name, dueOn, lastOn, plannedOn, risk, because }) => ({
      ...{ id, name, because },
      due: formatDate(dueOn),
      late: dueOn < today,
      last: lastOn ? formatDate(lastOn) : "Never",
      planned: plannedOn ? formatDate(plannedOn) : "–",
      risk: riskWords[risk],
    })),
  };
});

export default function VisitsDue() {
  const { q, rows, page, pages, total, csv } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Visits due"
      width="full"
      lead="Every approved provider that is visited, the soonest due first. How soon follows from its risk, counted each day."
    >
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.actions()}>
          Actions that were agreed
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.meetings()}>
          Meetings and audits due
        </a>
      </p>
      <Filter
        above
        action={paths.admin.visits()}
        title="Find a provider"
        buttonText="Find"
        fields={<Input name="q" label="Part of the provider’s name" defaultValue={q} />}
      >
        {rows.length === 0 ? (
          <EmptyState title={q ? "No provider that is visited has this in its name" : "No visit is due"} />
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "provider" : "providers"}`}
            head={["Provider", "Due", "Risk", "Why", "Last visit", "Planned"]}
            rows={rows.map(({ id, name, due, late, risk, because, last, planned }) => [
              <a className="govuk-link" href={paths.admin.providerVisits(id)} key="name">
                {name}
              </a>,
              <span key="due">
                {due} {late ? <Tag colour="red">Overdue</Tag> : null}
              </span>,
              <Tag colour={risk.colour} key="risk">
                {risk.text}
              </Tag>,
              because.join("; "),
              last,
              planned,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ q }} />
        {rows.length > 0 ? (
          <p className="govuk-body">
            <a className="govuk-link" href={csv}>
              Download these as a spreadsheet (CSV)
            </a>
            {total > MOST_LISTED ? `, the first ${MOST_LISTED.toLocaleString("en-GB")} of them` : null}
          </p>
        ) : null}
      </Filter>
    </Page>
  );
}
