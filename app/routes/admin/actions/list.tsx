import { useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedRead } from "#app/access/guard.server.ts";
import { type ActionList, actionLists } from "#app/domain/actions/action.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { escalatesBefore, listActions } from "#app/domain/actions/actions.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Actions", states: ["empty", "filled"] };

const names: Readonly<Record<ActionList, string>> = {
  mine: "Mine",
  open: "All",
  overdue: "Overdue",
  escalate: "To escalate",
  "said-done": "Said to be done",
};

export const loader = guardedRead("visit.read", async ({ db, who, at, url }) => {
  const asked = url.searchParams.get("list");
  const list = actionLists.find((one) => one === asked) ?? "open";
  const today = londonDate(at);
  const before = await escalatesBefore(db, at);
  const page = pageNumber(url.searchParams.get("page"));
  const { rows, ...found } = await listActions(db, { list, me: personId(who) ?? "", today, before, page });
  return {
    ...found,
    list,
    rows: rows.map((row) => ({ ...actionInWords(row, today, before), provider: row.provider })),
  };
});

export default function Actions() {
  const { list, rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Actions"
      width="full"
      back={paths.admin.visits()}
      backText="Visits due"
      lead="What was agreed at visits, meetings and audits and is not closed, the soonest first."
    >
      <SubNavigation
        label="Which actions"
        items={actionLists.map((one) => ({
          href: paths.admin.actions(one),
          text: names[one],
          current: one === list,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title="No action here" />
      ) : (
        <Table
          caption={`${total} ${total === 1 ? "action" : "actions"}`}
          head={["Action", "Provider", "Who", "By", "State"]}
          rows={rows.map(({ id, what, provider, whose, due, tag }) => [
            <a className="govuk-link" href={paths.admin.action(id)} key="what">
              {what}
            </a>,
            provider,
            whose,
            due,
            <Tag colour={tag.colour} key="tag">
              {tag.text}
            </Tag>,
          ])}
        />
      )}
      <ListPages page={page} pages={pages} params={{ list }} />
    </Page>
  );
}
