import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { referralStatus, referralWords } from "#app/domain/referrals/referral-status.ts";
import { listReferrals } from "#app/domain/referrals/referrals.server.ts";
import { daysWaiting, timeLeft } from "#app/domain/referrals/time-left.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { CountDown } from "#app/ui/count-down.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Referrals", states: ["empty", "filled"] };

export const loader = guarded("referral.list", async ({ db, who, at, url }) => {
  const status = referralStatus.options.find((known) => known === url.searchParams.get("status"));
  const list = await listReferrals(db, { status, page: pageNumber(url.searchParams.get("page")) });
  return {
    status: status ?? "",
    mayRecord: can(who, "referral.record"),
    page: list.page,
    pages: list.pages,
    total: list.total,
    rows: list.rows.map(({ id, ref, lot, asked, answered, ...row }) => ({
      id,
      ref,
      lot,
      status: referralWords[row.status],
      waiting: row.status === "draft" || row.status === "sent" ? daysWaiting(row.createdAt, at) : "–",
      answers: row.status === "draft" ? "–" : `${answered ?? 0} of ${asked ?? 0}`,
      due: row.dueAt && { date: formatDateTime(row.dueAt), iso: row.dueAt.toISOString() },
      left: row.dueAt && row.status === "sent" ? timeLeft(row.dueAt, at) : undefined,
    })),
  };
});

export default function Referrals() {
  const { status, rows, page, pages, total, mayRecord } = useLoaderData<typeof loader>();
  const statuses = referralStatus.options.map((value) => ({ value, text: referralWords[value] }));
  const fields = (
    <Select name="status" label="Status" defaultValue={status} items={[{ value: "", text: "All" }, ...statuses]} />
  );
  return (
    <Page
      title="Referrals"
      width="full"
      lead="Each referral is one child’s need. Nothing in this list says who the child is."
    >
      {mayRecord ? <ButtonLink href={paths.admin.newReferral()}>Record a child’s need</ButtonLink> : null}
      <Filter above action={paths.admin.referrals()} title="Filter referrals" fields={fields}>
        {rows.length === 0 ? (
          <EmptyState title="No referrals here">
            <p className="govuk-body">{status ? "None has this status." : "No child’s need has been recorded yet."}</p>
          </EmptyState>
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "referral" : "referrals"}`}
            head={["Reference", "Lot", "Status", "Waiting", "Answers", "Answers due"]}
            rows={rows.map(({ id, ref, lot, waiting, answers, due, left, ...row }) => [
              <a className="govuk-link app-nowrap" href={paths.admin.referral(id)} key="ref">
                {ref}
              </a>,
              lot,
              row.status,
              waiting,
              answers,
              due ? (
                <CountDown key="due" date={due.date} dateTime={due.iso} left={left?.text ?? ""} urgent={left?.urgent} />
              ) : (
                "–"
              ),
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ status }} />
      </Filter>
    </Page>
  );
}
