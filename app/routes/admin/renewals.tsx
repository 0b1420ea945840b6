import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { listRenewals } from "#app/domain/evidence/renewals/list-renewals.server.ts";
import {
  MOST_LISTED,
  type RenewalState,
  renewalStates,
  renewalsAsked,
  windows,
} from "#app/domain/evidence/renewals/renewals.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Renewals", states: ["empty", "filled"] };

export const loader = guardedRead("evidence.review", async ({ db, at, url }) => {
  const asked = renewalsAsked(url.searchParams);
  const { rows, ...list } = await listRenewals(db, asked, at);
  const { page, days, ...filters } = asked;
  const params = { ...filters, days: String(days) };
  return {
    ...list,
    params,
    csv: `${paths.admin.renewalsCsv()}?${new URLSearchParams(params)}`,
    rows: rows.map(({ endsOn, graceUntil, ...row }) => ({
      ...row,
      ends: endsOn && formatDate(endsOn),
      grace: graceUntil && formatDate(graceUntil),
    })),
  };
});

function daysInWords(left: number | null): string {
  if (left === null) return "–";
  if (left >= 0) return String(left);
  return left === -1 ? "Ended yesterday" : `Ended ${-left} days ago`;
}

export default function Renewals() {
  const { params, rows, page, pages, total, kinds, lots, csv } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Renewals"
      width="full"
      back={paths.admin.evidence()}
      backText="Documents"
      lead="Documents of approved providers that end, and what follows. An ended one holds its provider’s lots until a new one is accepted."
    >
      <SubNavigation
        label="State"
        items={Object.entries(renewalStates).map(([value, text]) => ({
          href: `${paths.admin.renewals()}?state=${value}`,
          text,
          current: value === params.state,
        }))}
      />
      <Filter
        above
        action={paths.admin.renewals()}
        title="Find renewals"
        buttonText="Find"
        fields={
          <>
            <input type="hidden" name="state" value={params.state} />
            <Input name="q" label="Part of the provider’s name" defaultValue={params.q} />
            <Select
              name="kind"
              label="Document"
              defaultValue={params.kind}
              items={[{ value: "", text: "All" }, ...kinds]}
            />
            <Select name="lot" label="Lot" defaultValue={params.lot} items={[{ value: "", text: "All" }, ...lots]} />
            {params.state === "ending" ? (
              <Select
                name="days"
                label="Ending within"
                defaultValue={params.days}
                items={windows.map((days) => ({ value: String(days), text: `${days} days` }))}
              />
            ) : null}
            <Select
              name="sort"
              label="Order"
              defaultValue={params.sort}
              items={[
                { value: "ends", text: "Soonest end first" },
                { value: "provider", text: "Provider’s name" },
              ]}
            />
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={`Nothing here: ${renewalStates[params.state as RenewalState].toLowerCase()}`} />
        ) : (
          <Table
            caption={renewalStates[params.state as RenewalState]}
            captionHidden
            head={["Provider", "Document", "Ends on", "Days left", "Grace until"]}
            rows={rows.map(({ id, providerId, provider, title, version, ends, left, grace }) => [
              <a className="govuk-link" href={paths.admin.provider(providerId)} key="provider">
                {provider}
              </a>,
              <a className="govuk-link" href={paths.admin.evidenceVersions(id)} key="document">
                {title}
                <span className="govuk-visually-hidden"> of {provider}</span>, version {version}
              </a>,
              ends ?? "–",
              daysInWords(left),
              grace ?? "–",
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={params} />
        {rows.length > 0 ? (
          <p className="govuk-body">
            <a className="govuk-link" href={csv}>
              Download these as a spreadsheet (CSV)
            </a>
            {total >= MOST_LISTED ? `, the first ${MOST_LISTED.toLocaleString("en-GB")} of them` : null}
          </p>
        ) : null}
      </Filter>
    </Page>
  );
}
