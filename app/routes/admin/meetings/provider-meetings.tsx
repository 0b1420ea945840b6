import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { meetingInWords, meetingsOf } from "#app/domain/meetings/meetings.server.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Meetings and audits", states: ["empty", "filled"] };

export const loader = guardedRead("visit.read", async ({ db, who, params }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  const meetings = (await meetingsOf(db, provider.id)).map(meetingInWords);
  return { ...provider, meetings, records: can(who, "meeting.record") };
});

export default function ProviderMeetings() {
  const { id, name, meetings, records } = useLoaderData<typeof loader>();
  return (
    <Page title="Meetings and audits" caption={name} back={paths.admin.provider(id)} backText={name} width="full">
      {records ? <ButtonLink href={paths.admin.recordMeeting(id)}>Record a meeting or audit</ButtonLink> : null}
      {meetings.length === 0 ? (
        <EmptyState title="No meeting or audit is recorded" />
      ) : (
        <Table
          caption="Meetings and audits"
          captionHidden
          head={["Date", "What", "For the council", "For the provider", "Next"]}
          rows={meetings.map(({ id: meeting, on, kind, councilPeople, providerPeople, next }) => [
            <a className="govuk-link app-nowrap" href={paths.admin.meeting(meeting)} key="on">
              {on}
            </a>,
            kind,
            councilPeople,
            providerPeople,
            next ?? "–",
          ])}
        />
      )}
    </Page>
  );
}
