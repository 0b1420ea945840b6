import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guardedRead } from "#app/access/guard.server.ts";
import { type InvoiceStatus, invoiceStatuses, statusNames } from "#app/domain/invoices/invoice-status.ts";
import { countInvoices, listInvoices } from "#app/domain/invoices/invoices.server.ts";
import { timeLeft } from "#app/domain/invoices/payment-clock.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CountDown } from "#app/ui/count-down.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination, pageItems } from "#app/ui/pagination.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Invoices", states: ["empty", "filled"] };

const shownStatus = z.enum([...invoiceStatuses, "all"]).catch("submitted");

export const loader = guardedRead("invoice.list", async ({ db, at, url }) => {
  const status = shownStatus.parse(url.searchParams.get("status"));
  const q = searchedFor(url.searchParams);
  const page = pageNumber(url.searchParams.get("page"));
  const list = await listInvoices(db, { status: status === "all" ? undefined : status, q, page });
  return {
    ...list,
    rows: list.rows.map((row) => ({ ...row, clock: timeLeft(row.payBy, today(at)) })),
    status,
    q,
    counts: await countInvoices(db),
  };
});

const addressOf = (status: string, q: string, page?: number): string => {
  const search = new URLSearchParams({ status, ...(q ? { q } : {}), ...(page ? { page: String(page) } : {}) });
  return `${paths.admin.invoices()}?${search}`;
};

export default function Invoices() {
  const { rows, page, pages, status, q, counts } = useLoaderData<typeof loader>();
  const count = (name: InvoiceStatus) => (name === "paid" ? "" : ` (${counts[name]})`);
  return (
    <Page title="Invoices" width="full">
      <SubNavigation
        label="Invoices by state"
        items={[
          ...invoiceStatuses.map((name) => ({
            href: addressOf(name, ""),
            text: `${statusNames[name].council}${count(name)}`,
            current: status === name,
          })),
          { href: addressOf("all", ""), text: "All", current: status === "all" },
        ]}
      />
      <form method="get" action={paths.admin.invoices()}>
        <input type="hidden" name="status" value={status} />
        <Input name="q" label="Search" hint="Invoice number, reference or provider" defaultValue={q} width={20} />
        <Button look="secondary">Search</Button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={q ? "No invoice fits your search" : "No invoices here"}>
          <p className="govuk-body">Invoices come in when a provider sends one for confirmed attendance.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Invoices, to be paid soonest first"
          captionHidden
          head={["Invoice", "Provider", "Placement", { cell: "Total", format: "numeric" }, "Pay by", "State"]}
          rows={rows.map((row) => [
            <div key={row.id}>
              <a className="govuk-link app-nowrap" href={paths.admin.invoice(row.id)}>
                {row.ref}
              </a>
              <br />
              {row.number}
            </div>,
            row.provider,
            { cell: row.placementRef, className: "app-nowrap" },
            { cell: formatPounds(row.totalPence), format: "numeric" },
            row.paidOn ? (
              `Paid on ${formatDate(row.paidOn)}`
            ) : (
              <CountDown
                key="clock"
                date={formatDate(row.payBy)}
                dateTime={row.payBy}
                left={row.clock.left}
                urgent={row.clock.urgent}
              />
            ),
            <Tag colour={colours[row.status]} key="state">
              {statusNames[row.status].council}
            </Tag>,
          ])}
        />
      )}
      {pages > 1 ? <Pagination items={pageItems(page, pages, (to) => addressOf(status, q, to))} /> : null}
    </Page>
  );
}

const colours = { submitted: "blue", queried: "orange", approved: "teal", paid: "green" } as const;
