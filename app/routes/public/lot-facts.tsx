import { paths } from "#app/paths.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import type { DocumentShown, LotShown } from "./lot-shown.server.ts";

/** What is measured on a lot, with its targets. */
export const Measures = ({ measures }: { measures: LotShown["lot"]["measures"] }) =>
  measures.length > 0 ? (
    <>
      <h2 className="govuk-heading-m">What we measure</h2>
      <MeasuresTable caption="What we measure" measures={measures} />
    </>
  ) : null;

/** The measures alone, under a heading that says whose they are. */
export const MeasuresTable = ({ caption, measures }: { caption: string; measures: LotShown["lot"]["measures"] }) => (
  <Table
    caption={caption}
    captionHidden
    head={["Measure", "Target", "Measured by"]}
    rows={measures.map(({ measure, target, how = "" }) => [measure, target, how])}
  />
);

/** A document's version, with a link to its text where that is kept here. */
export const DocumentLink = ({ slug, kind, document }: { slug: string; kind: string; document: DocumentShown }) =>
  document.from ? (
    <>
      <a href={paths.lotDocument(slug, `${kind}-${document.version}`)}>
        <span className="govuk-visually-hidden">{kind === "terms" ? "Terms, " : "Specification, "}</span>
        Version {document.version}
      </a>
      , from {document.from}
    </>
  ) : (
    <>Version {document.version}</>
  );

type Versions = { slug: string; kind: string; documents: readonly DocumentShown[] };

/** Every version of a document that has held, the one in force first. */
export function DocumentVersions({ slug, kind, documents }: Versions) {
  const [current, ...earlier] = documents;
  if (!current) return <>None was published by then</>;
  return (
    <>
      <DocumentLink {...{ slug, kind }} document={current} />
      {earlier.map((document) => (
        <span key={document.version}>
          <br />
          Before: <DocumentLink {...{ slug, kind, document }} />
        </span>
      ))}
    </>
  );
}

/** The facts of a lot: its framework, its law, its money, its terms. */
export function LotFacts({ shown: { lot, framework, basis }, on }: { shown: LotShown; on: string | undefined }) {
  return (
    <>
      <h2 className="govuk-heading-m">Terms</h2>
      <SummaryList
        rows={[
          {
            key: "Framework",
            value: <a href={paths.framework(framework.slug, on)}>{framework.name}: law, term, money and decisions</a>,
          },
          ...(basis ? [{ key: "Legal basis", value: basis.name }] : []),
          { key: "Ceiling", value: lot.ceiling ?? "None of its own: the framework’s ceiling holds" },
          { key: "Notice before it closes", value: lot.notice === 1 ? "1 day" : `${lot.notice} days` },
          { key: "Terms", value: <DocumentVersions slug={lot.slug} kind="terms" documents={lot.terms} /> },
          {
            key: "Specification",
            value: <DocumentVersions slug={lot.slug} kind="specification" documents={lot.specification} />,
          },
          { key: "Questions", value: lot.asks ? `Version ${lot.asks.version}` : "None was published by then" },
          { key: "Ends", value: framework.ends },
        ]}
      />
    </>
  );
}
