import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { evidenceInWords } from "#app/domain/evidence/evidence-status.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { deskStates, listDocuments } from "#app/domain/reviews/evidence-desk.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { DocumentName } from "./documents-table.tsx";

export const handle = { title: "Documents", states: ["empty", "filled"] };

export const loader = guardedRead("evidence.review", async ({ db, who, at, url }) => {
  const state = deskStates.find((known) => known === url.searchParams.get("state")) ?? "given";
  const page = pageNumber(url.searchParams.get("page"));
  const q = searchedFor(url.searchParams);
  const list = await listDocuments(db, { state, page, q }, londonDate(at));
  return {
    state,
    q,
    tabs: deskStates.map((value) => ({ value, text: evidenceInWords[value] })),
    decides: can(who, "evidence.decide"),
    seesScanner: can(who, "scanner.read"),
    hasCalendar: can(who, "renewal-calendar.council"),
    seesStore: can(who, "evidence-store.read"),
    ...list,
  };
});

export default function EvidenceList() {
  const { state, q, tabs, rows, page, pages, decides, seesScanner, hasCalendar, seesStore } =
    useLoaderData<typeof loader>();
  return (
    <Page title="Documents" width="full" lead="Certificates and policies that providers gave, oldest first.">
      <SubNavigation
        label="State"
        items={tabs.map(({ value, text }) => ({
          href: `${paths.admin.evidence()}?state=${value}`,
          text,
          current: value === state,
        }))}
      />
      <Filter
        above
        action={paths.admin.evidence()}
        title="Find documents"
        buttonText="Find"
        fields={
          <>
            <input type="hidden" name="state" value={state} />
            <Input name="q" label="Part of the provider’s name" defaultValue={q} />
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={q ? "No documents of such a provider here" : "No documents here"} />
        ) : (
          <Table
            caption="Documents"
            captionHidden
            head={["Provider", "Document", "Given", "Ends on", "Decision"]}
            rows={rows.map((document) => [
              <a className="govuk-link" href={paths.admin.provider(document.provider.id)} key="provider">
                {document.provider.name}
              </a>,
              <DocumentName document={document} open key="name" />,
              document.given,
              <EndsOn document={document} key="ends" />,
              decides && document.opens ? (
                <a className="govuk-link" href={paths.admin.evidenceDecision(document.id)} key="decide">
                  Decide<span className="govuk-visually-hidden">: {document.name}</span>
                </a>
              ) : (
                "–"
              ),
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ state, q }} />
      </Filter>
      {hasCalendar ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.renewalCalendar()}>
            See the renewals in your own calendar
          </a>
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.renewals()}>
          Renewals
        </a>
        : what ends soon, what has lapsed, and which replacements wait
      </p>
      {seesScanner ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.scanner()}>
            Virus scanner: what waits, and what was refused or withdrawn
          </a>
        </p>
      ) : null}
      {seesStore ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.evidenceStore()}>
            File store: whether every document has its file
          </a>
        </p>
      ) : null}
    </Page>
  );
}

function EndsOn({ document: { ends, ended } }: { document: { ends: string | undefined; ended: boolean } }) {
  return (
    <>
      {ends ?? "–"} {ended ? <Tag colour="red">Ended</Tag> : null}
    </>
  );
}
