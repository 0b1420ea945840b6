import { averageInWords, BEST } from "#app/domain/panel/panel-question.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Table } from "#app/ui/table.tsx";

type Score = { member: number; score: number; reason: string; changedBecause: string | null; when: string };
type Props = { hidden: boolean; questions: readonly { questionId: string; asked: string; scores: readonly Score[] }[] };

/** What the young people's panel makes of the answers to their question: beside the review, and no part of it. */
export function PanelScores({ hidden, questions }: Props) {
  if (!hidden && questions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What young people think</h2>
      {hidden ? (
        <InsetText>You see the young people’s scores when you have given your own view.</InsetText>
      ) : (
        <p className="govuk-body">
          Young people scored these answers without knowing who wrote them. The scores are kept apart: admission is pass
          or fail, and they are no part of it.
        </p>
      )}
      {questions.map(({ questionId, asked, scores }) => (
        <div key={questionId}>
          <h3 className="govuk-heading-s">
            {questionId}: {asked}
          </h3>
          <p className="govuk-body">{averageInWords(scores.map(({ score }) => score))}</p>
          {scores.length > 0 ? (
            <Table
              caption={`Scores of ${questionId}`}
              captionHidden
              head={["By", "Score", "Why", "Given"]}
              rows={scores.map(({ member, score, reason, changedBecause, when }) => [
                `Panel member ${member}`,
                `${score} out of ${BEST}`,
                changedBecause ? `${reason} (changed: ${changedBecause})` : reason,
                when,
              ])}
            />
          ) : null}
        </div>
      ))}
    </>
  );
}
