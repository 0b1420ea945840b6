import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { requestStatus, requestWords } from "#app/domain/referrals/request-status.ts";
import { listRequests } from "#app/domain/referrals/requests.server.ts";
import { timeLeft } from "#app/domain/referrals/time-left.ts";
import { paths } from "#app/paths.ts";
import { CountDown } from "#app/ui/count-down.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Referrals", states: ["empty", "filled"] };

export const loader = guarded("request.read", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const show = url.searchParams.get("show") === "answered" ? "answered" : "open";
  const list = await listRequests(db, who, show, pageNumber(url.searchParams.get("page")));
  return {
    show,
    provider: who.providerName,
    page: list.page,
    pages: list.pages,
    rows: list.rows.map(({ id, ref, lot, status, sentAt, dueAt, referralStatus }) => ({
      id,
      ref,
      lot,
      status: wordsFor(requestStatus.parse(status), referralStatus),
      sent: formatDate(sentAt),
      due: dueAt && { date: formatDateTime(dueAt), iso: dueAt.toISOString(), ...timeLeft(dueAt, at) },
    })),
  };
});

function wordsFor(status: keyof typeof requestWords, referralStatus: string): string {
  const unanswered = status === "sent" || status === "viewed";
  return unanswered && referralStatus !== "sent" ? "Closed without your answer" : requestWords[status];
}

export default function Requests() {
  const { show, rows, page, pages, provider } = useLoaderData<typeof loader>();
  const open = show === "open";
  const here = paths.provider.requests();
  return (
    <Page title="Referrals" caption={provider} width="full">
      <SubNavigation
        label="Referrals"
        items={[
          { href: here, text: "Waiting for your answer", current: open },
          { href: `${here}?show=answered`, text: "Answered or closed", current: !open },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={open ? "No referral waits for your answer" : "Nothing answered yet"}>
          <p className="govuk-body">We email you as soon as the council asks whether you can take a child.</p>
        </EmptyState>
      ) : (
        <Table
          caption={open ? "Waiting for your answer" : "Answered or closed"}
          captionHidden
          head={["Reference", "Lot", "Sent", open ? "Answer by" : "Status"]}
          rows={rows.map(({ id, ref, lot, sent, due, status }) => [
            <a className="govuk-link app-nowrap" href={paths.provider.request(id)} key="ref">
              {ref}
            </a>,
            lot,
            sent,
            open && due ? (
              <CountDown key="due" date={due.date} dateTime={due.iso} left={due.text} urgent={due.urgent} />
            ) : (
              status
            ),
          ])}
        />
      )}
      <ListPages page={page} pages={pages} params={{ show: open ? "" : show }} />
    </Page>
  );
}
