import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { joiningWords } from "#app/domain/accounts/joining.ts";
import { councilRequests } from "#app/domain/accounts/joining-requests.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Requests for accounts", states: ["empty", "waiting", "decided"] };

export const loader = guarded("joining.read", async ({ db, url }) => {
  const open = url.searchParams.get("state") !== "decided";
  const { rows, page, pages, total } = await councilRequests(db, {
    open,
    page: pageNumber(url.searchParams.get("page")),
  });
  return {
    ...{ open, page, pages, total },
    rows: rows.map(({ id, kind, name, provider, askedAt, outcome, decidedAt }) => ({
      ...{ id, name, provider },
      asks: joiningWords[kind],
      asked: formatDateTime(askedAt),
      decided: decidedAt && `${outcome === "accepted" ? "Accepted" : "Refused"}, ${formatDateTime(decidedAt)}`,
    })),
  };
});

export default function JoiningRequests() {
  const { open, rows, page, pages, total } = useLoaderData<typeof loader>();
  const list = paths.admin.joiningRequests();
  return (
    <Page
      title="Requests for accounts"
      lead="People who ask to own the account of a provider that has lost its owner, or is registered already."
      width="full"
    >
      <SubNavigation
        label="Requests"
        items={[
          { href: list, text: "Waiting", current: open },
          { href: `${list}?state=decided`, text: "Decided", current: !open },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={open ? "Nobody waits" : "Nothing was decided yet"} />
      ) : (
        <Table
          caption={`${total} ${total === 1 ? "request" : "requests"}`}
          head={["Who", "Provider", "What", "Asked", ...(open ? [] : ["Decided"])]}
          rows={rows.map(({ id, name, provider, asks, asked, decided }) => [
            <a className="govuk-link" href={paths.admin.joiningRequest(id)} key="who">
              {name}
            </a>,
            ...[provider, asks, asked],
            ...(open ? [] : [decided]),
          ])}
          firstCellIsHeader
        />
      )}
      <ListPages page={page} pages={pages} params={open ? {} : { state: "decided" }} />
    </Page>
  );
}
