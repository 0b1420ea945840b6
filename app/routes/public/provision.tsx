import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import * as labels from "#app/domain/directory/labels.ts";
import { checksInWords, lastAndNextCheck, schoolInWords } from "#app/domain/directory/provision-words.ts";
import { publicService } from "#app/domain/directory/public-service.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { kmBetween, milesInWords } from "#app/domain/postcodes/distance.ts";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { paths } from "#app/paths.ts";
import { Details } from "#app/ui/details.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = {
  title: ({ data }: { data?: { service: { name: string; kind: string } } }) =>
    data ? `${data.service.name}, ${data.service.kind}` : "Provider",
  cache: ["from"],
  states: ["filled"],
};

export const loader = guarded("public", async ({ readDb, params, url, frame, at }) => {
  const service = await publicService(readDb, params.slug ?? "");
  const place = await findPlace(readDb, url.searchParams.get("from")?.slice(0, 10) ?? "");
  const { latitude, longitude, located, details, toldAt, approvedAt, checks, ...shown } = service;
  const today = londonDate(at);
  const { council } = await frame();
  return {
    service: { ...shown, approved: formatDate(approvedAt), told: formatDate(toldAt) },
    details,
    slug: params.slug ?? "",
    from: place?.outcode,
    distance: place && located ? milesInWords(kmBetween(place, { latitude, longitude })) : undefined,
    hasPlace: located,
    school: schoolInWords(service),
    checks: checksInWords({ approvedAt, ...checks }, today),
    checked: lastAndNextCheck(londonDate(approvedAt), checks, today),
    complaintsChecked: checks.complaintsAt ? formatDate(checks.complaintsAt) : undefined,
    council: { name: council.name, email: council.email, phone: council.phone },
  };
});

const listed = (words: readonly string[]) =>
  words.length === 1 ? (
    words[0]
  ) : (
    <ul className="govuk-list">
      {words.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );

export default function Provision() {
  const { service, details, school, checks, checked } = useLoaderData<typeof loader>();
  return (
    <Page title={service.name} caption={service.kind} back={paths.findProvision()} backText="Find provision">
      <h2 className="govuk-heading-m">What they offer</h2>
      <p className="app-answer">{service.summary}</p>
      <Facts />

      {details.qualifications?.length ? (
        <>
          <h2 className="govuk-heading-m">Who teaches</h2>
          <p>The tutors hold these qualifications:</p>
          <ul className="govuk-list govuk-list--bullet">
            {details.qualifications.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      ) : null}

      <h2 className="govuk-heading-m">Getting in and around</h2>
      {details.access ? (
        <p className="app-answer">{details.access}</p>
      ) : (
        <p>They have not told us about a building of their own. Ask them what your child needs.</p>
      )}

      <h2 className="govuk-heading-m">Is it a school?</h2>
      <p>{school}</p>

      <h2 className="govuk-heading-m">What the council checked</h2>
      <p>{checked}</p>
      <SummaryList rows={checks.map(({ what, words }) => ({ key: what, value: words }))} />
      <InsetText>These checks are not a recommendation. They say what we looked at, and when.</InsetText>

      <Asking />
      <Complaining />
    </Page>
  );
}

function Facts() {
  const { service, details, from, distance, hasPlace } = useLoaderData<typeof loader>();
  const rows = [
    { key: "Ages", value: `${service.ageFrom} to ${service.ageTo}` },
    { key: "Where lessons happen", value: listed(labels.labelsOf(labels.placesToLearn, service.modes)) },
    { key: "Days", value: labels.labelsOf(labels.weekdays, service.days).join(", ") },
    { key: "Group sizes", value: labels.labelsOf(labels.groupSizes, details.groups ?? []).join(", ") || "Ask them" },
    { key: "Helps with", value: listed(labels.labelsOf(labels.needs, service.needs)) },
    ...(details.specialisms?.length
      ? [{ key: "Knows most about", value: listed(labels.labelsOf(labels.specialisms, details.specialisms)) }]
      : []),
    ...(details.notNeeds ? [{ key: "Can’t help with", value: details.notNeeds }] : []),
    {
      key: "Area",
      value: hasPlace
        ? [service.outcode, service.area].filter(Boolean).join(", ")
        : "No fixed place: they work online or come to you",
    },
    ...(from && distance ? [{ key: "How far", value: `${distance} from ${from}, in a straight line` }] : []),
  ];
  return <SummaryList rows={rows} />;
}

function Asking() {
  const { details, council, service } = useLoaderData<typeof loader>();
  return (
    <>
      <h2 className="govuk-heading-m">How to ask for a place</h2>
      <p>Parents can’t book a place here. The council arranges it, and pays for it.</p>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>Talk to your child’s school, or to the person at the council who works with your child.</li>
        <li>Tell them the name: {service.name}. They will look at what your child needs and who can help.</li>
        <li>
          If you don’t know whom to ask, phone {council.phone} or write to{" "}
          <a href={`mailto:${council.email}`}>{council.email}</a>.
        </li>
      </ol>
      {details.phone || details.email ? (
        <p>
          You can ask the provider questions:{" "}
          {details.phone ? <span className="app-nowrap">{details.phone}</span> : null}
          {details.phone && details.email ? " or " : null}
          {details.email ? <a href={`mailto:${details.email}`}>{details.email}</a> : null}.
        </p>
      ) : null}
    </>
  );
}

function Complaining() {
  const { complaintsChecked, council, slug } = useLoaderData<typeof loader>();
  return (
    <>
      <h2 className="govuk-heading-m">If something goes wrong</h2>
      <p>
        Tell the provider first. Each must have a written way to complain, and must give it to you if you ask.
        {complaintsChecked ? ` We read theirs and accepted it on ${complaintsChecked}.` : null}
      </p>
      <p>
        If that doesn’t help, tell {council.name}: phone {council.phone} or write to{" "}
        <a href={`mailto:${council.email}`}>{council.email}</a>.
      </p>
      <Details summary="If you think a child is not safe">
        <p>If a child is in danger now, call 999. If you are worried about a child, tell the council straight away.</p>
        <p>
          <a className="govuk-link" href={paths.concern(slug)}>
            Tell us that you are worried about this provider
          </a>
          . You need no account.
        </p>
      </Details>
    </>
  );
}
