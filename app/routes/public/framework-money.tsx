import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Linked, Prose } from "./framework-parts.tsx";
import type { FrameworkShown } from "./framework-shown.server.ts";

/** How long the framework lasts, and each extension with its decision. */
export function Term({ term }: { term: FrameworkShown["term"] }) {
  if (!term) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Term</h2>
      <SummaryList
        rows={[
          { key: "First term", value: `${term.starts} to ${term.firstEnds}` },
          { key: "Ends, as decided so far", value: term.ends },
        ]}
      />
      {term.extensions.length > 0 ? (
        <Table
          caption="Extensions"
          captionClassName="govuk-table__caption--s"
          head={["Until", "Published", "Decision"]}
          rows={term.extensions.map(({ until, published, decision }) => [until, published, decision])}
        />
      ) : (
        <p>No extension is planned.</p>
      )}
    </>
  );
}

/** The most that may be spent, what that rests on, and where the money comes from. */
export function Money({ shown: { ceiling, ceilingBasis, funding } }: { shown: FrameworkShown }) {
  return (
    <>
      <h2 className="govuk-heading-m">Ceiling and funding</h2>
      <SummaryList
        rows={[
          { key: "Ceiling over the whole term", value: ceiling ?? "Not published" },
          ...(ceilingBasis ? [{ key: "What it rests on", value: <Prose text={ceilingBasis} /> }] : []),
          ...funding.map(({ name, code }) => ({
            key: "Funding stream",
            value: code ? `${name} (cost centre ${code})` : name,
          })),
        ]}
      />
    </>
  );
}

/** What the council decided, which notices it published, and the plans behind the framework. */
export function Record({ shown: { decisions, notices, plans } }: { shown: FrameworkShown }) {
  return (
    <>
      <h2 className="govuk-heading-m">Decisions, notices and plans</h2>
      <Rows
        caption="Decisions of the council"
        head={["Decision", "On", "Reference"]}
        rows={decisions.map(({ body, on, reference = "", url }) => [
          <Linked key="text" text={body} url={url} />,
          on,
          reference,
        ])}
      />
      <Rows
        caption="Notices"
        head={["Notice", "Published on", "Number"]}
        rows={notices.map(({ kind, number, on, url }) => [kind, on, <Linked key="text" text={number} url={url} />])}
      />
      <Rows
        caption="Plans, strategies and assessments"
        head={["Document", "Reviewed next on"]}
        rows={plans.map(({ title, review = "", url }) => [<Linked key="text" text={title} url={url} />, review])}
      />
    </>
  );
}

type RowsProps = Pick<Parameters<typeof Table>[0], "head" | "rows"> & { caption: string };

const Rows = ({ caption, head, rows }: RowsProps) =>
  rows.length > 0 ? (
    <Table caption={caption} captionClassName="govuk-table__caption--s" head={head} rows={rows} />
  ) : (
    <p>{caption}: none is published here.</p>
  );
