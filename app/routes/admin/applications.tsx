import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { workingDaysWaited } from "#app/domain/reviews/days-waiting.ts";
import { awaiting, reviewQueue, visible } from "#app/domain/reviews/review-queue.server.ts";
import { councilStatus } from "#app/domain/reviews/status-for-council.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Applications", states: ["empty", "filled"] };

const NEW_ANSWERS = "new-answers";

export const loader = guarded("application.review-queue", async ({ db, at, url }) => {
  const wanted = url.searchParams.get("status");
  const unread = wanted === NEW_ANSWERS;
  const known = visible.find((one) => one === wanted);
  const status = unread ? NEW_ANSWERS : (known ?? "");
  const q = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const page = pageNumber(url.searchParams.get("page"));
  const calendar = await loadCalendar(db);
  const list = await reviewQueue(db, { statuses: unread ? ["admitted"] : known ? [known] : awaiting, q, page, unread });
  const today = londonDate(at);
  return {
    status,
    q,
    page: list.page,
    pages: list.pages,
    total: list.total,
    statuses: [
      ...visible.map((value) => ({ value, text: councilStatus[value].text })),
      { value: NEW_ANSWERS, text: "Approved, with new answers to read" },
    ],
    rows: list.rows.map((row) => ({
      id: row.id,
      ref: row.ref,
      provider: row.provider,
      lot: row.lot,
      status: councilStatus[row.status],
      sent: formatDate(row.submittedAt),
      waited: row.decidedAt ? undefined : workingDaysWaited(calendar, londonDate(row.submittedAt), today),
    })),
  };
});

export default function Applications() {
  const { status, q, rows, page, pages, total, statuses } = useLoaderData<typeof loader>();
  const fields = (
    <>
      <Input name="q" label="Reference or provider" defaultValue={q} />
      <Select
        name="status"
        label="Status"
        defaultValue={status}
        items={[{ value: "", text: "All that are waiting" }, ...statuses]}
      />
    </>
  );
  return (
    <Page title="Applications" width="full" lead="The longest waiting first.">
      <Filter above action={paths.admin.applications()} title="Filter applications" fields={fields}>
        {rows.length === 0 ? (
          <EmptyState title="No applications here">
            <p className="govuk-body">
              {q || status ? "None fits these filters." : "Nothing is waiting for the council or for a provider."}
            </p>
          </EmptyState>
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "application" : "applications"}`}
            head={["Reference", "Provider", "Lot", "Status", "Sent", { cell: "Working days", format: "numeric" }]}
            rows={rows.map((row) => [
              <a className="govuk-link app-nowrap" href={paths.admin.application(row.id)} key="ref">
                {row.ref}
              </a>,
              row.provider,
              row.lot,
              <Tag colour={row.status.colour} key="status">
                {row.status.text}
              </Tag>,
              row.sent,
              { cell: row.waited ?? "–", format: "numeric" },
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ status, q }} />
      </Filter>
    </Page>
  );
}
