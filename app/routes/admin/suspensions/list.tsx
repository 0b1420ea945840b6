import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { kindWords } from "#app/domain/suspensions/suspension.ts";
import { suspensionWords } from "#app/domain/suspensions/suspension-status.ts";
import { suspensionsOf } from "#app/domain/suspensions/suspensions.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Suspensions", states: ["empty", "filled"] };

export const loader = guardedRead("suspension.read", async ({ db, who, params }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  const rows = await suspensionsOf(db, provider.id);
  return {
    ...provider,
    proposes: can(who, "suspension.propose"),
    rows: rows.map(({ id, kind, status, proposedAt, proposedBy }) => ({
      ...{ id, noun: kindWords[kind].noun, tag: suspensionWords[status] },
      ...{ at: formatDateTime(proposedAt), by: proposedBy },
    })),
  };
});

export default function Suspensions() {
  const { id, name, proposes, rows } = useLoaderData<typeof loader>();
  return (
    <Page title="Suspensions and removals" caption={name} back={paths.admin.provider(id)} backText={name} width="full">
      {rows.length === 0 ? (
        <EmptyState title="It was never suspended or removed" />
      ) : (
        <Table
          caption="Suspensions and removals"
          captionHidden
          head={["What", "Where it stands", "Proposed", "By"]}
          rows={rows.map((row) => [
            <a className="govuk-link" href={paths.admin.suspension(row.id)} key="what">
              {row.noun}
            </a>,
            <Tag colour={row.tag.colour} key="tag">
              {row.tag.text}
            </Tag>,
            row.at,
            row.by,
          ])}
        />
      )}
      {proposes ? <ButtonLink href={paths.admin.newSuspension(id)}>Suspend or remove it</ButtonLink> : null}
    </Page>
  );
}
