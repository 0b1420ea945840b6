import { useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedRead } from "#app/access/guard.server.ts";
import { conditionInBrief, conditionsToCheck, listOpenConditions } from "#app/domain/conditions/conditions.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { ConditionList } from "../condition-parts.tsx";

export const handle = { title: "Conditions of approvals", states: ["empty", "filled"] };

export const loader = guardedRead("condition.read", async ({ db, who, at, url }) => {
  const me = personId(who) ?? "";
  const page = pageNumber(url.searchParams.get("page"));
  const { rows, ...pages } = await listOpenConditions(db, { notBy: me, page });
  return {
    mine: (await conditionsToCheck(db, me)).map((one) => ({
      ...conditionInBrief(one, at),
      what: `${one.provider}: ${one.what}`,
    })),
    others: rows.map((one) => conditionInBrief(one, at)),
    pages,
  };
});

export default function Conditions() {
  const { mine, others, pages } = useLoaderData<typeof loader>();
  return (
    <Page title="Conditions of approvals" back={paths.admin.home()} backText="Home" width="full">
      <p className="govuk-body">
        A provider with an open condition is not sent requests on that lot. The one that is due soonest comes first.
      </p>
      {mine.length + others.length === 0 ? <EmptyState title="No condition is open" /> : null}
      {mine.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">For you to check</h2>
          <ConditionList conditions={mine} at={paths.admin.condition} names={false} />
        </>
      ) : null}
      {others.length > 0 ? (
        <Table
          caption="Checked by others"
          head={["Condition", "Provider", "By", "Who checks it", "State"]}
          rows={others.map(({ id, what, provider, due, checker, status }) => [
            <a className="govuk-link" href={paths.admin.condition(id)} key="what">
              {what}
            </a>,
            provider,
            due,
            checker,
            <Tag colour={status.colour} key="state">
              {status.text}
            </Tag>,
          ])}
        />
      ) : null}
      <ListPages {...pages} />
    </Page>
  );
}
