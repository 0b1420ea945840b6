import { paths } from "#app/paths.ts";
import { Details } from "#app/ui/details.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { OpenTag } from "../open-tag.tsx";
import type { FrameworkShown } from "./framework-shown.server.ts";
import { DocumentVersions, MeasuresTable } from "./lot-facts.tsx";

type Lot = FrameworkShown["lots"][number];

/** The lots of a framework: whether each is open, its documents, its ceiling and what is measured on it. */
export function FrameworkLots({ lots, on }: { lots: readonly Lot[]; on: string | undefined }) {
  return (
    <>
      <h2 className="govuk-heading-m">Lots</h2>
      {lots.map((lot) => (
        <section key={lot.slug} className="govuk-!-margin-bottom-6">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            <a className="govuk-link" href={paths.lot(lot.slug, on)}>
              Lot {lot.number}: {lot.name}
            </a>{" "}
            <OpenTag lot={lot} />
          </h3>
          <p className="govuk-!-margin-bottom-2">{lot.description}</p>
          {lot.closes ? <p>Applications close at {lot.closes}.</p> : null}
          <Details summary={`Terms and measures of ${lot.name}`}>
            <SummaryList
              rows={[
                ...(lot.ceiling ? [{ key: "Ceiling", value: lot.ceiling }] : []),
                { key: "Terms", value: <DocumentVersions slug={lot.slug} kind="terms" documents={lot.terms} /> },
                {
                  key: "Specification",
                  value: <DocumentVersions slug={lot.slug} kind="specification" documents={lot.specification} />,
                },
              ]}
            />
            {lot.measures.length > 0 ? (
              <MeasuresTable caption={`What we measure on ${lot.name}`} measures={lot.measures} />
            ) : (
              <p>No measures are published for it.</p>
            )}
          </Details>
        </section>
      ))}
    </>
  );
}
