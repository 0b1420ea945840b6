import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { actionsOfProvider, escalatesBefore } from "#app/domain/actions/actions.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { meetingInWords, meetingsOf } from "#app/domain/meetings/meetings.server.ts";
import { visitInWords } from "#app/domain/visits/visit-page.server.ts";
import { notMetOf, visitsTold } from "#app/domain/visits/visits.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Visits and actions", states: ["empty", "filled"] };

export const loader = guardedRead("visit.read-own", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const today = londonDate(at);
  const before = await escalatesBefore(db, at);
  const meetings = (await meetingsOf(db, who.providerId)).map(meetingInWords);
  const visits = await visitsTold(db, who.providerId);
  const looks = await notMetOf(
    db,
    visits.map(({ id }) => id),
  );
  return {
    provider: who.providerName,
    meetings,
    visits: visits.map((visit) => {
      const { id, on, place, visitors, tag, lots } = visitInWords(visit, today);
      const missed = looks.filter(({ visitId }) => visitId === id).map(({ item, note }) => `${item}: ${note}`);
      return { id, on, place, visitors, tag, lots, missed, finding: visit.finding };
    }),
    actions: (await actionsOfProvider(db, who.providerId)).map((action) => {
      const { id, what, due, tag, urgency } = actionInWords(action, today, before);
      // That it goes to the quality lead is the council's own business.
      return { id, what, due, tag: urgency === "escalate" ? { ...tag, text: "Overdue" } : tag };
    }),
  };
});

export default function Visits() {
  const { provider, meetings, visits, actions } = useLoaderData<typeof loader>();
  return (
    <Page title="Visits and actions" caption={provider} back={paths.provider.home()}>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.performance()}>
          How you do: answers, attendance, starts and invoices
        </a>
      </p>
      {actions.length > 0 ? (
        <Table
          caption="What you agreed to do"
          captionClassName="govuk-table__caption--m"
          head={["Action", "By", "State"]}
          rows={actions.map(({ id, what, due, tag }) => [
            <a className="govuk-link" href={paths.provider.action(id)} key="what">
              {what}
            </a>,
            due,
            <Tag colour={tag.colour} key="tag">
              {tag.text}
            </Tag>,
          ])}
        />
      ) : null}
      {visits.length === 0 ? (
        <EmptyState title="We have not visited you, and no visit is announced" />
      ) : (
        visits.map(({ id, on, place, visitors, tag, lots, missed, finding }) => (
          <section key={id}>
            <h2 className="govuk-heading-m">
              {on} <Tag colour={tag.colour}>{tag.text}</Tag>
            </h2>
            <SummaryList
              rows={[
                { key: "Where", value: place },
                { key: "Who", value: visitors },
                { key: "Lots", value: lots },
                ...(missed.length > 0
                  ? [
                      {
                        key: "Not met",
                        value: (
                          <ul className="govuk-list govuk-list--bullet">
                            {missed.map((one) => (
                              <li key={one}>{one}</li>
                            ))}
                          </ul>
                        ),
                      },
                    ]
                  : []),
                ...(finding
                  ? [{ key: "What we found", value: <p className="govuk-body app-answer">{finding}</p> }]
                  : []),
              ]}
            />
          </section>
        ))
      )}
      {meetings.map(({ id, kind, on, councilPeople, providerPeople, notes, next }) => (
        <section key={id}>
          <h2 className="govuk-heading-m">
            {kind}, {on}
          </h2>
          <SummaryList
            rows={[
              { key: "For the council", value: councilPeople },
              { key: "For you", value: providerPeople },
              { key: "Discussed, or found", value: <p className="govuk-body app-answer">{notes}</p> },
              ...(next ? [{ key: "Next one", value: next }] : []),
            ]}
          />
        </section>
      ))}
    </Page>
  );
}
