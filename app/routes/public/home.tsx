import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = {
  title: "Education for children who can’t be in school",
  className: "app-home",
  cache: [],
  states: ["filled"],
};

export const loader = guarded("public", async ({ frame }) => ({ council: (await frame()).council }));

export default function Home() {
  const { council } = useLoaderData<typeof loader>();
  return (
    <Page width="full">
      <div className="app-hero">
        <h1 className="govuk-heading-xl">Education for children who can’t be in school</h1>
        <p className="govuk-body-l">
          {council.name} arranges tuition, mentoring and activities for children and young people who are ill, excluded,
          or between schools. This portal is where providers join, places are found and invoices are paid.
        </p>
      </div>
      <ul className="app-cards">
        <li className="app-card">
          <h2 className="govuk-heading-m app-card__title">For parents and carers</h2>
          <p>See which providers we have checked and approved, what they offer and how to ask about a place.</p>
          <p>
            <ButtonLink href={paths.findProvision()} className="govuk-!-margin-bottom-0">
              Find provision
            </ButtonLink>
          </p>
        </li>
        <li className="app-card">
          <h2 className="govuk-heading-m app-card__title">For providers</h2>
          <p>See what we are looking for, apply once, answer requests for places and send invoices.</p>
          <p>
            <a className="app-card__link" href={paths.lots()}>
              See what you can apply for
            </a>
          </p>
          <p>
            <a className="app-card__link" href={paths.register()}>
              Register as a provider
            </a>
          </p>
        </li>
        <li className="app-card">
          <h2 className="govuk-heading-m app-card__title">For council staff</h2>
          <p>Check applications, find the right place for a child, follow attendance and approve invoices.</p>
          <p>
            <a className="app-card__link" href={paths.signIn()}>
              Sign in
            </a>
          </p>
        </li>
      </ul>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h2 className="govuk-heading-m">How it works</h2>
          <ol className="govuk-list govuk-list--number govuk-list--spaced">
            <li>
              A provider applies. Two people at the council check the answers and the evidence, one after the other.
            </li>
            <li>A child needs a place. We ask approved providers who could fit, without saying who the child is.</li>
            <li>Providers answer, usually within one working day. We choose, and write down why.</li>
            <li>The child starts when every check is done. Attendance is confirmed, and only then paid for.</li>
          </ol>
          <h2 className="govuk-heading-m">What this portal is not for</h2>
          <InsetText>
            <p>
              <strong>Residential provision.</strong> Places where a child lives as well as learns are arranged by the
              council’s special educational needs and children’s social care teams: speak to your child’s caseworker or
              social worker.
            </p>
            <p>
              <strong>Places bought by schools.</strong> Schools that buy a place for a pupil make their own agreement
              with the provider: speak to the school. They may use the list of approved providers to start from.
            </p>
          </InsetText>
          <p>
            Not sure? <a href={paths.help()}>Get help</a>.
          </p>
        </div>
      </div>
    </Page>
  );
}
