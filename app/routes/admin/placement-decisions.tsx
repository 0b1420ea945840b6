import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { formatDateTime, formatDeadline } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { choiceWords } from "#app/domain/placements/decisions/choices.ts";
import { stateAt } from "#app/domain/placements/decisions/decision-in-words.ts";
import { listDecisions } from "#app/domain/placements/decisions/decisions.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Placements to decide about", states: ["empty", "filled"] };

export const loader = guardedRead("placement-decision.read", async ({ db, who, at, url }) => {
  const { rows, ...list } = await listDecisions(db, who, pageNumber(url.searchParams.get("page")));
  return {
    ...list,
    rows: rows.map(({ placementId, ref, provider, because, dueAt, openedAt, choice, state }) => ({
      ...{ placementId, ref, provider, because },
      opened: formatDateTime(openedAt),
      due: formatDeadline(dueAt),
      tag: stateAt(state, dueAt, at),
      choice: choice && choiceWords[choice],
    })),
  };
});

export default function PlacementDecisions() {
  const { rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Placements to decide about"
      width="full"
      back={paths.admin.placements()}
      backText="Placements"
      lead="Running placements whose provider is on hold. What is still to be decided comes first."
    >
      {rows.length === 0 ? (
        <EmptyState title="Nothing to decide">
          <p className="govuk-body">When a provider is put on hold, each of its running placements appears here.</p>
        </EmptyState>
      ) : (
        <Table
          caption={`${total} ${total === 1 ? "decision" : "decisions"}`}
          head={["Placement", "Provider", "What happened", "Since", "Due", "Where it stands"]}
          rows={rows.map(({ placementId, ref, provider, because, opened, due, tag, choice }) => [
            <a className="govuk-link app-nowrap" href={paths.admin.placementDecision(placementId)} key="ref">
              {ref}
            </a>,
            provider,
            because,
            opened,
            due,
            <div key="state">
              <Tag colour={tag.colour}>{tag.text}</Tag>
              {choice ? <p className="govuk-body-s">{choice}</p> : null}
            </div>,
          ])}
        />
      )}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
