import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { listAudit } from "#app/domain/audit/audit-entries.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Audit", states: ["filled"] };

export const loader = guarded("audit.read", async ({ db, url }) => {
  const { rows, ...list } = await listAudit(db, { page: pageNumber(url.searchParams.get("page")) });
  return {
    ...list,
    rows: rows.map(({ at, actor, actorKind, ...row }) => ({
      ...row,
      at: formatDateTime(at),
      who: actor ?? (actorKind === "anonymous" ? "Nobody signed in" : actorKind),
    })),
  };
});

export default function Audit() {
  const { rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Audit"
      width="full"
      lead="What was done, by whom, newest first. Each entry is chained to the one before it: npm run audit:verify finds any that was changed or removed."
    >
      {rows.length === 0 ? (
        <EmptyState title="No entries here" />
      ) : (
        <Table
          caption={`${total.toLocaleString("en-GB")} entries`}
          head={[{ cell: "Number", format: "numeric" }, "When", "Who", "What", "On", "Id"]}
          rows={rows.map(({ seq, at, who, action, subjectType, subjectId }) => [
            { cell: seq, format: "numeric" },
            at,
            who,
            action,
            subjectType,
            subjectId,
          ])}
        />
      )}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
