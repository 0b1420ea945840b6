import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { getEvidence } from "#app/domain/evidence/evidence.server.ts";
import { viewsOf } from "#app/domain/evidence/evidence-views.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Who at the council read it", states: ["empty", "filled"] };

export const loader = guardedRead("evidence.read", async ({ db, who, params }) => {
  const { id, fileName, version, uploadedAt } = await getEvidence(db, who, params.id ?? "", "evidence.read");
  const views = await viewsOf(db, id);
  return {
    ...{ fileName, version, given: formatDate(uploadedAt) },
    views: views.map(({ on, ...view }) => ({ ...view, on: formatDate(on) })),
  };
});

export default function EvidenceViews() {
  const { fileName, version, given, views } = useLoaderData<typeof loader>();
  return (
    <Page title="Who at the council read it" back={paths.provider.evidence()} backText="Evidence">
      <p className="govuk-body">
        {fileName}, version {version}, given on {given}.
      </p>
      {views.length === 0 ? (
        <EmptyState title="Nobody at the council has opened it yet">
          <p className="govuk-body">Whoever opens it stands here from then on, with the day.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Officers who opened it"
          captionHidden
          head={["Who", "What they are", "When"]}
          rows={views.map(({ name, role, on }) => [name, role ?? "–", on])}
        />
      )}
    </Page>
  );
}
