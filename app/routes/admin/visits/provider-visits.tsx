import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { exceptionEnds } from "#app/domain/visits/exception.ts";
import { nextCheckDue } from "#app/domain/visits/next-check.server.ts";
import { visitInWords } from "#app/domain/visits/visit-page.server.ts";
import { lastVisitCheck, visitsOf } from "#app/domain/visits/visits.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonGroup, ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Visits", states: ["empty", "filled"] };

export const loader = guardedRead("visit.read", async ({ db, who, at, params }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  const last = await lastVisitCheck(db, provider.id);
  const { dueOn, because } = await nextCheckDue(db, provider.id, at);
  const today = londonDate(at);
  return {
    ...provider,
    visits: (await visitsOf(db, provider.id)).map((visit) => visitInWords(visit, today)),
    due: dueOn && { on: formatDate(dueOn), late: dueOn < today },
    because,
    exception: last?.result === "exception" && {
      until: formatDate(exceptionEnds(last)),
      ended: exceptionEnds(last) < today,
      by: last.approvedBy,
      note: last.note,
    },
    works: can(who, "visit.record"),
    excepts: can(who, "visit.except") && (!last || last.result === "exception"),
  };
});

export default function ProviderVisits() {
  const { id, name, visits, due, because, exception, works, excepts } = useLoaderData<typeof loader>();
  return (
    <Page title="Visits" caption={name} back={paths.admin.provider(id)} backText={name} width="full">
      <h2 className="govuk-heading-m">Next check</h2>
      <p className="govuk-body">
        {due ? (
          <>
            Due on {due.on}. {due.late ? <Tag colour="red">Overdue</Tag> : null}
          </>
        ) : (
          "No date: it is approved on no lot that asks for a visit."
        )}
      </p>
      {because.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      {exception ? (
        <InsetText>
          {exception.ended ? "The exception from a visit ended on" : "Used without a visit until"} {exception.until}
          {exception.by ? `, approved by ${exception.by}` : ""}: {exception.note}
        </InsetText>
      ) : null}
      <ButtonGroup>
        {works ? <ButtonLink href={paths.admin.planVisit(id)}>Plan a visit</ButtonLink> : null}
        {excepts ? (
          <ButtonLink look="secondary" href={paths.admin.visitException(id)}>
            Approve an exception
          </ButtonLink>
        ) : null}
      </ButtonGroup>
      {visits.length === 0 ? (
        <EmptyState title="No visit is planned or recorded" />
      ) : (
        <Table
          caption="Visits"
          captionClassName="govuk-table__caption--m"
          head={["Date", "State", "Why", "Where", "Who", "Lots"]}
          rows={visits.map(({ id: visit, on, tag, purpose, place, visitors, lots }) => [
            <a className="govuk-link app-nowrap" href={paths.admin.visit(visit)} key="on">
              {on}
            </a>,
            <Tag colour={tag.colour} key="tag">
              {tag.text}
            </Tag>,
            purpose,
            place,
            visitors,
            lots,
          ])}
        />
      )}
    </Page>
  );
}
