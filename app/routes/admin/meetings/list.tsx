import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { meetingWords } from "#app/domain/meetings/meeting.ts";
import { listMeetingsDue } from "#app/domain/meetings/meetings-due.server.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Meetings and audits due", states: ["filled", "not-found"] };

export const loader = guardedRead("visit.read", async ({ db, at, url }) => {
  const q = searchedFor(url.searchParams);
  const { rows, ...list } = await listMeetingsDue(db, { q, page: pageNumber(url.searchParams.get("page")) });
  const today = londonDate(at);
  return {
    ...list,
    q,
    rows: rows.map(({ id, providerId, provider, kind, heldOn, nextOn }) => ({
      ...{ id, providerId, provider, kind: meetingWords[kind], last: formatDate(heldOn) },
      ...{ due: formatDate(nextOn), late: nextOn < today },
    })),
  };
});

export default function MeetingsDue() {
  const { q, rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Meetings and audits due"
      width="full"
      back={paths.admin.visits()}
      backText="Visits due"
      lead="The next contract review meetings and quality audits, the soonest first. A new one is recorded on the provider’s page, with the date of the one after it."
    >
      <Filter
        above
        action={paths.admin.meetings()}
        title="Find a provider"
        buttonText="Find"
        fields={<Input name="q" label="Part of the provider’s name" defaultValue={q} />}
      >
        {rows.length === 0 ? (
          <EmptyState title={q ? "No provider with a next date has this in its name" : "None has a date yet"} />
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "meeting or audit" : "meetings and audits"}`}
            head={["Provider", "What", "Due", "Last one"]}
            rows={rows.map(({ id, providerId, provider, kind, due, late, last }) => [
              <a className="govuk-link" href={paths.admin.providerMeetings(providerId)} key="provider">
                {provider}
              </a>,
              kind,
              <span key="due">
                {due} {late ? <Tag colour="red">Overdue</Tag> : null}
              </span>,
              <a className="govuk-link app-nowrap" href={paths.admin.meeting(id)} key="last">
                {last}
              </a>,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ q }} />
      </Filter>
    </Page>
  );
}
