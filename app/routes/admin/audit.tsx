import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { listAudit } from "#app/domain/audit/audit-entries.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Audit", states: ["filled"] };

export const loader = guarded("audit.read", async ({ db, url }) => {
  const action = (url.searchParams.get("action") ?? "").trim().slice(0, 60);
  const { rows, ...list } = await listAudit(db, { action, page: pageNumber(url.searchParams.get("page")) });
  return {
    ...list,
    action,
    rows: rows.map(({ at, actor, actorKind, ...row }) => ({
      ...row,
      at: formatDateTime(at),
      who: actor ?? (actorKind === "anonymous" ? "Nobody signed in" : actorKind),
    })),
  };
});

export default function Audit() {
  const { rows, action, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Audit"
      width="full"
      lead="What was done, by whom, newest first. Each entry is chained to the one before it: npm run audit:verify finds any that was changed or removed."
    >
      {action ? (
        <p className="govuk-body">
          Only entries of the kind {action}.{" "}
          <a className="govuk-link" href={paths.admin.audit()}>
            Show all
          </a>
        </p>
      ) : null}
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
      <ListPages page={page} pages={pages} params={{ action }} />
    </Page>
  );
}
