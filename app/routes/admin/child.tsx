import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { listAccess } from "#app/domain/children/child-access.server.ts";
import { openIdentity } from "#app/domain/children/open-identity.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Child", states: ["filled"] };

export const loader = guarded("child.identity", async ({ db, who, at, config, params, url }) => {
  const id = params.id ?? "";
  if (!isUuid(id)) throw new NotFound("child");
  const child = await openIdentity(db, who, config, id, "Opened the child’s page", at);
  const log = await readAs(db, who, (trx) => listAccess(trx, id, pageNumber(url.searchParams.get("page"))));
  return {
    child: { ...child, dateOfBirth: formatDate(child.dateOfBirth) },
    page: log.page,
    pages: log.pages,
    log: log.rows.map(({ name, organisation, what, why, at: when }) => ({
      who: organisation ? `${name}, ${organisation}` : name,
      what: what === "identity" ? "Who the child is" : "More about the needs",
      why,
      when: formatDateTime(when),
    })),
  };
});

export default function Child() {
  const { child, log, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page title={`Child ${child.ref}`} back={paths.admin.referrals()} backText="Referrals" width="full">
      <InsetText>Everyone who opens this page is written down below, you among them.</InsetText>
      <SummaryList
        rows={[
          { key: "Name", value: child.name },
          { key: "Date of birth", value: child.dateOfBirth },
          { key: "Unique pupil number", value: child.upn ?? "Not recorded" },
          { key: "Address", value: `${child.address}, ${child.postcode}` },
          { key: "Parental responsibility", value: child.parent },
          { key: "School", value: child.school },
        ]}
      />
      <Table
        caption="Seen by"
        captionClassName="govuk-table__caption--m"
        head={["Who", "What", "Why", "When"]}
        rows={log.map(({ who, what, why, when }) => [who, what, why, when])}
        firstCellIsHeader
      />
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
