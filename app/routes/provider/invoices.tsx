import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { statusNames } from "#app/domain/invoices/invoice-status.ts";
import { listProviderInvoices } from "#app/domain/invoices/invoices.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination, pageItems } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { InvoiceLaw } from "./invoice-law.tsx";

export const handle = { title: "Invoices", states: ["empty", "filled"] };

export const loader = guardedRead("invoice.read-own", async ({ db, who, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  return listProviderInvoices(db, who.providerId, pageNumber(url.searchParams.get("page")));
});

const colours = { submitted: "blue", queried: "orange", approved: "teal", paid: "green" } as const;

export default function Invoices() {
  const { rows, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page title="Invoices" width="full">
      <InvoiceLaw />
      {rows.length === 0 ? (
        <EmptyState title="You have not sent an invoice">
          <p className="govuk-body">
            Start from a placement: an invoice is built from its confirmed attendance.{" "}
            <a className="govuk-link" href={paths.provider.placements()}>
              See your placements
            </a>
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="Your invoices, newest first"
          captionHidden
          head={[
            "Your number",
            "State",
            { cell: "Total", format: "numeric" },
            "Last lawful payment date",
            "Received",
            "Placement",
            "Our reference",
          ]}
          rows={rows.map((row) => [
            <a className="govuk-link" href={paths.provider.invoice(row.id)} key={row.id}>
              {row.number}
            </a>,
            <Tag colour={colours[row.status]} key="state">
              {statusNames[row.status].provider}
            </Tag>,
            { cell: formatPounds(row.totalPence), format: "numeric" },
            row.paidOn ? `Paid on ${formatDate(row.paidOn)}` : formatDate(row.payBy),
            formatDate(row.receivedOn),
            { cell: row.placementRef, className: "app-nowrap" },
            { cell: row.ref, className: "app-nowrap" },
          ])}
        />
      )}
      {pages > 1 ? (
        <Pagination items={pageItems(page, pages, (to) => `${paths.provider.invoices()}?page=${to}`)} />
      ) : null}
    </Page>
  );
}
