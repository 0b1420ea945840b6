import { Details } from "#app/ui/details.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Prose } from "./framework-parts.tsx";
import type { FrameworkShown } from "./framework-shown.server.ts";

const told = (key: string, value: string | undefined) => (value ? [{ key, value }] : []);

/** The law that the framework stands on: what the council recorded of it, and what that allows. */
export function FrameworkLaw({ shown: { basis, regime, portal, reference } }: { shown: FrameworkShown }) {
  return (
    <>
      <h2 className="govuk-heading-m">Legal basis</h2>
      {basis ? null : <p>No legal basis was recorded by then.</p>}
      <SummaryList
        rows={[
          ...(basis
            ? [
                { key: "Basis", value: basis.name },
                { key: "Since", value: basis.since },
                { key: "Why", value: <Prose text={basis.why} /> },
                { key: "Advice", value: <Prose text={basis.advice} /> },
                {
                  key: "Advised by",
                  value: basis.advisedOn ? `${basis.adviser}, ${basis.advisedOn}` : basis.adviser,
                },
                { key: "Risk, and what we do about it", value: <Prose text={basis.risk} /> },
              ]
            : []),
          ...told("Begun under", regime),
          ...told("Portal", portal),
          ...told("Contract reference", reference),
        ]}
      />
      {basis ? (
        <Details summary="What this basis allows">
          <SummaryList rows={basis.allows.map(({ about, words }) => ({ key: about, value: words }))} />
        </Details>
      ) : null}
    </>
  );
}
