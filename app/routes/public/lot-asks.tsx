import { paths } from "#app/paths.ts";
import { Details } from "#app/ui/details.tsx";
import type { LotShown } from "./lot-shown.server.ts";
import { QuestionVersions } from "./question-versions.tsx";

type Asks = NonNullable<LotShown["lot"]["asks"]>;

/** What a lot asks, how each answer is judged, the documents to have at hand, and the versions of the questions. */
export function LotAsks({ lot, on }: { lot: LotShown["lot"]; on: string | undefined }) {
  return (
    <>
      <h2 className="govuk-heading-m">What you will be asked</h2>
      {lot.asks ? <Asked asks={lot.asks} /> : <p>No questions were published by then.</p>}
      {on ? null : (
        <p>
          <a href={paths.lotQuestions(lot.slug)}>Read questions that others asked, or ask one</a>
          {lot.answered > 0 ? ` (${lot.answered} answered)` : null}
        </p>
      )}
      {lot.versions.length > 0 ? (
        <QuestionVersions versions={lot.versions} hrefOn={(day) => paths.lot(lot.slug, day)} />
      ) : null}
    </>
  );
}

function Asked({ asks: { sections, documents } }: { asks: Asks }) {
  return (
    <>
      <p>
        You see only the questions that apply to you: a tutor who works alone and online gets the fewest. Some of the
        questions below will not be yours. Below each question stands what decides whether its answer passes.
      </p>
      {sections.map(({ title, questions }) => (
        <Details summary={title} key={title}>
          <ul className="govuk-list govuk-list--spaced">
            {questions.map(({ label, judged }) => (
              <li key={label}>
                {label}
                <br />
                <span className="govuk-hint">{judged.join(". ")}</span>
              </li>
            ))}
          </ul>
        </Details>
      ))}
      <h3 className="govuk-heading-s">Documents to have at hand</h3>
      <ul className="govuk-list govuk-list--bullet">
        {documents.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}
