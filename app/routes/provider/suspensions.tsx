import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { kindWords } from "#app/domain/suspensions/suspension.ts";
import { suspensionWords } from "#app/domain/suspensions/suspension-status.ts";
import { suspensionsOf } from "#app/domain/suspensions/suspensions.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Suspensions", states: ["empty", "filled"] };

export const loader = guardedRead("suspension.read-own", async ({ db, who }) => {
  if (who.kind !== "provider") throw new NotFound("page");
  const rows = await suspensionsOf(db, who.providerId);
  return {
    rows: rows.map(({ id, kind, status, proposedAt }) => ({
      ...{ id, noun: kindWords[kind].noun, tag: suspensionWords[status], at: formatDateTime(proposedAt) },
    })),
  };
});

export default function Suspensions() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page title="Suspensions" back={paths.provider.home()} backText="What needs doing">
      {rows.length === 0 ? (
        <EmptyState title="You were never suspended or removed from a lot" />
      ) : (
        <Table
          caption="Suspensions and removals"
          captionHidden
          head={["What", "Where it stands", "You were told"]}
          rows={rows.map((row) => [
            <a className="govuk-link" href={paths.provider.suspension(row.id)} key="what">
              {row.noun}
            </a>,
            <Tag colour={row.tag.colour} key="tag">
              {row.tag.text}
            </Tag>,
            row.at,
          ])}
        />
      )}
    </Page>
  );
}
