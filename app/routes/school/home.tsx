import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { CHALLENGE_DAYS, challengeUntil } from "#app/domain/attendance/five-working-days.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { nextBankHoliday } from "#app/domain/calendar/next-bank-holiday.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { countServices } from "#app/domain/directory/count-services.server.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = { title: "School office", states: ["filled"] };

export const loader = guarded("school.home", async ({ db, at }) => {
  const day = today(at);
  const council = await readCouncil(db, day);
  const holiday = await nextBankHoliday(db, day);
  return {
    services: await countServices(db),
    challengeUntil: formatDate(challengeUntil(await loadCalendar(db), day), "long"),
    holiday: holiday && `${holiday.title}, ${formatDate(holiday.date, "long")}`,
    council: { name: council.name, email: council.email, phone: council.phone },
  };
});

export default function SchoolHome() {
  const { services, challengeUntil: until, holiday, council } = useLoaderData<typeof loader>();
  return (
    <Page title="School office" lead="Alternative provision that the council arranges for your pupils.">
      <SummaryList
        rows={[
          {
            key: "Approved services now",
            value: services.toLocaleString("en-GB"),
            actions: [{ href: paths.findProvision(), text: "Find provision" }],
          },
          { key: "Next bank holiday", value: holiday ?? "None is known yet" },
          { key: "Questions", value: <Contact {...council} /> },
        ]}
      />
      <h2 className="govuk-heading-m">How attendance is confirmed</h2>
      <p className="govuk-body">
        The provider records a mark for each morning and afternoon. Until someone outside the provider has confirmed it,
        a mark is the provider’s own statement. An officer of the council confirms it, or challenges it.
      </p>
      <p className="govuk-body">
        A mark that nobody has challenged within {CHALLENGE_DAYS} working days counts as confirmed. For a mark recorded
        today that is after {until}. If you know that a mark is wrong, tell us before then.
      </p>
      <h2 className="govuk-heading-m">What you cannot do here yet</h2>
      <p className="govuk-body">
        You do not see your pupils’ placements on this page. Ask us, by phone or email, about a pupil.
      </p>
    </Page>
  );
}

function Contact({ name, email, phone }: { name: string; email: string; phone: string }) {
  return (
    <>
      {name}
      <br />
      <a className="govuk-link" href={`mailto:${email}`}>
        {email}
      </a>
      <br />
      {phone}
    </>
  );
}
