import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { kindWords } from "#app/domain/suspensions/suspension.ts";
import { suspensionWords } from "#app/domain/suspensions/suspension-status.ts";
import { listSuspensions, type SuspensionList, suspensionLists } from "#app/domain/suspensions/suspensions.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Suspensions and removals", states: ["empty", "filled"] };

const names: Readonly<Record<SuspensionList, string>> = { open: "Under way or in force", over: "Over" };

export const loader = guardedRead("suspension.read", async ({ db, url }) => {
  const asked = url.searchParams.get("list");
  const list = suspensionLists.find((one) => one === asked) ?? "open";
  const q = searchedFor(url.searchParams);
  const { rows, ...found } = await listSuspensions(db, { list, q, page: pageNumber(url.searchParams.get("page")) });
  return {
    ...found,
    ...{ list, q, lists: suspensionLists },
    rows: rows.map(({ id, provider, kind, status, proposedAt, proposedBy }) => ({
      ...{ id, provider, noun: kindWords[kind].noun, tag: suspensionWords[status] },
      ...{ at: formatDateTime(proposedAt), by: proposedBy },
    })),
  };
});

export default function AllSuspensions() {
  const { list, lists, q, rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Suspensions and removals"
      width="full"
      back={paths.admin.providers()}
      backText="Providers"
      lead="Of every provider, the newest first. One is proposed on the provider’s own page."
    >
      <SubNavigation
        label="Which suspensions"
        items={lists.map((one) => ({
          href: paths.admin.allSuspensions(one),
          text: names[one],
          current: one === list,
        }))}
      />
      <Filter
        above
        action={paths.admin.allSuspensions()}
        title="Find a provider"
        buttonText="Find"
        fields={
          <>
            <input type="hidden" name="list" value={list} />
            <Input name="q" label="Part of the provider’s name" defaultValue={q} />
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={q ? "None of a provider with this in its name" : "None here"} />
        ) : (
          <Table
            caption={`${total} in all`}
            head={["Provider", "What", "Where it stands", "Proposed", "By"]}
            rows={rows.map(({ id, provider, noun, tag, at, by }) => [
              <a className="govuk-link" href={paths.admin.suspension(id)} key="provider">
                {provider}
              </a>,
              noun,
              <Tag colour={tag.colour} key="tag">
                {tag.text}
              </Tag>,
              at,
              by,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ list, q }} />
      </Filter>
    </Page>
  );
}
