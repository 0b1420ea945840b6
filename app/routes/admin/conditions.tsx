import { useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedRead } from "#app/access/guard.server.ts";
import { conditionInBrief, conditionsToCheck, listOpenConditions } from "#app/domain/conditions/conditions.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { ConditionList } from "../condition-parts.tsx";

export const handle = { title: "Conditions of approvals", states: ["empty", "filled"] };

/** The most that the page lists: whoever has more open has the soonest first. */
const MOST = 100;

export const loader = guardedRead("condition.read", async ({ db, who, at }) => {
  const me = personId(who) ?? "";
  const all = await listOpenConditions(db, { limit: MOST, offset: 0 });
  return {
    mine: (await conditionsToCheck(db, me)).map((one) => ({
      ...conditionInBrief(one, at),
      what: `${one.provider}: ${one.what}`,
    })),
    others: all.filter(({ checkedBy }) => checkedBy !== me).map((one) => conditionInBrief(one, at)),
  };
});

export default function Conditions() {
  const { mine, others } = useLoaderData<typeof loader>();
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
    </Page>
  );
}
