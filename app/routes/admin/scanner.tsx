import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { scanAgain } from "#app/domain/evidence/scanning/scan-again.server.ts";
import { keptOut } from "#app/domain/evidence/scanning/scanner-desk.server.ts";
import { KEPT_OUT_DAYS, scannerInWords } from "#app/domain/evidence/scanning/scanner-in-words.ts";
import { waitingNow } from "#app/domain/evidence/scanning/watch-scanner.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Virus scanner", states: ["empty", "filled", "done"] };

export const loader = guarded("scanner.read", async ({ db, who, at, url, scanner }) => {
  const version = await scanner?.version();
  const page = pageNumber(url.searchParams.get("page"));
  const { waiting, list } = await readAs(db, who, async (trx) => ({
    waiting: await waitingNow(trx),
    list: await keptOut(trx, page, at),
  }));
  const { rows, ...pages } = list;
  return {
    ...pages,
    ...scannerInWords(scanner !== undefined, version, at),
    waiting: waiting.count,
    since: waiting.since && formatDateTime(waiting.since),
    asked: url.searchParams.has("asked"),
    scansAgain: can(who, "scanner.scan-again"),
    rows: rows.map(({ at, opened, ...row }) => ({
      ...row,
      at: formatDateTime(at),
      opened: opened.map(({ last, ...one }) => ({ ...one, last: formatDateTime(last) })),
    })),
  };
});

export const action = guardedAction(
  "scanner.scan-again",
  async ({ db, who, at }) => {
    await scanAgain(db, who, at);
    throw redirect(`${paths.admin.scanner()}?asked=yes`, 303);
  },
  "scanner.read",
);

export default function Scanner() {
  const desk = useLoaderData<typeof loader>();
  const { stands, signatures, waiting, since, asked, scansAgain, rows, page, pages } = desk;
  return (
    <Page
      title="Virus scanner"
      width="full"
      lead="Every document is checked before anyone can open it, and again each week."
      summary={
        asked ? (
          <NotificationBanner success>Every document that waits is being scanned now.</NotificationBanner>
        ) : undefined
      }
    >
      <SummaryList
        rows={[
          { key: "Scanner", value: <Tag colour={stands.colour}>{stands.text}</Tag> },
          { key: "Signatures", value: signatures },
          { key: "Documents that wait", value: since ? `${waiting}, the first since ${since}` : "None" },
        ]}
      />
      {waiting > 0 && scansAgain ? (
        <Form method="post">
          <p className="govuk-body">They are scanned by themselves as soon as the scanner answers. None is lost.</p>
          <Button look="secondary">Scan again now</Button>
        </Form>
      ) : null}
      <h2 className="govuk-heading-m">Refused or withdrawn in the last {KEPT_OUT_DAYS} days</h2>
      {rows.length === 0 ? (
        <EmptyState title="Nothing was refused or withdrawn" />
      ) : (
        <Table
          caption="Documents that were refused or withdrawn"
          captionHidden
          head={["When", "Provider", "Document", "What happened", "Opened by"]}
          rows={rows.map((row) => [
            row.at,
            <a className="govuk-link" href={paths.admin.provider(row.provider.id)} key="provider">
              {row.provider.name}
            </a>,
            row.title,
            <What row={row} key="what" />,
            <OpenedBy row={row} key="opened" />,
          ])}
        />
      )}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

function What({ row: { what, found } }: { row: Row }) {
  return (
    <>
      {what}
      {found ? <p className="govuk-hint govuk-!-margin-bottom-0">Scanner: {found}</p> : null}
    </>
  );
}

/** Whoever opened it may have it on their device. */
function OpenedBy({ row: { title, opened } }: { row: Row }) {
  if (opened.length === 0) return "Nobody";
  return (
    <Details
      summary={
        <>
          {opened.length === 1 ? "1 person" : `${opened.length} people`}
          <span className="govuk-visually-hidden"> opened: {title}</span>
        </>
      }
    >
      <ul className="govuk-list">
        {opened.map(({ id, name, times, last }) => (
          <li key={id}>
            {name}, {times === 1 ? "once" : `${times} times`}, last at {last}
          </li>
        ))}
      </ul>
    </Details>
  );
}
