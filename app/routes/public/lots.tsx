import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { lotsAsAt } from "#app/domain/frameworks/as-at/lots-as-at.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { OpenTag } from "../open-tag.tsx";
import { AsItStood, type Day, DayProblem, StoodThen } from "./as-it-stood.tsx";
import { dayAsked } from "./day-asked.server.ts";
import { type LotInBrief, lotInBrief } from "./lot-shown.server.ts";

export const handle = {
  title: ({ data }: { data?: { day: Day } }) =>
    data?.day.problem ? "Error: Apply to work with us" : "Apply to work with us",
  cache: ["on"],
  states: ["filled", "earlier", "error"],
};

export const loader = guarded("public", async ({ readDb, url, at: now }) => {
  const { at, day } = dayAsked(url, now);
  const frameworks = (await lotsAsAt(readDb, at, now)).map(({ lots, ...framework }) => ({
    ...framework,
    lots: lots.map(lotInBrief),
  }));
  return data({ day, frameworks }, day.problem ? 400 : 200);
});

export default function Lots() {
  const { day, frameworks } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Apply to work with us"
      summary={<DayProblem day={day} />}
      lead="We buy education for children who cannot be in school. Each lot is one kind of it. Providers apply to a lot, and may apply to more than one."
    >
      <StoodThen day={day} href={paths.lots()} />
      {frameworks.length > 0 ? null : day.words ? (
        <EmptyState title={`Nothing was published here on ${day.words}`} />
      ) : (
        <EmptyState title="There is nothing to apply for yet" />
      )}
      {frameworks.map(({ slug, name, summary, ended, lots }) => (
        <section key={slug} className="govuk-!-margin-bottom-7">
          <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{name}</h2>
          <p>
            {`${summary.replace(/\.$/, "")}. `}
            <a href={paths.framework(slug, day.on)}>{`About ${name}: law, term, money and decisions`}</a>
            {ended ? " It has ended." : null}
          </p>
          <ul className="govuk-list">
            {lots.map((lot) => (
              <Listed key={lot.slug} lot={lot} on={day.on} />
            ))}
          </ul>
        </section>
      ))}
      <h2 className="govuk-heading-m">How to apply</h2>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>Open the lot and read what you will be asked, and which documents to have at hand.</li>
        <li>
          <a href={paths.register()}>Register</a>, then start your application. Every answer is saved as you go.
        </li>
        <li>Submit it. Two people at the council check your answers and evidence; an officer then decides.</li>
        <li>If you are refused, we tell you each reason. You can apply again with everything kept.</li>
      </ol>
      <p>
        Residential provision, and places that schools buy, are not arranged here. <a href={paths.help()}>Get help</a>.
      </p>
      <AsItStood day={day} action={paths.lots()} />
    </Page>
  );
}

const Listed = ({ lot, on }: { lot: LotInBrief; on: string | undefined }) => (
  <li className="govuk-!-margin-bottom-5">
    <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
      <a className="govuk-link" href={paths.lot(lot.slug, on)}>
        {lot.name}
      </a>{" "}
      <OpenTag lot={lot} />
    </h3>
    <p className="govuk-body-s govuk-!-margin-bottom-1">
      Lot {lot.number}
      {lot.closes ? `. Applications close at ${lot.closes}` : null}
    </p>
    <p>{lot.description}</p>
  </li>
);
