import type { BlindAnswer } from "#app/domain/panel/panel-answers.server.ts";
import { InsetText } from "#app/ui/inset-text.tsx";

type Shown = Pick<BlindAnswer, "question" | "modelAnswer" | "text" | "hidden">;

/** What is scored, as a young person reads it: the question, the answer, and the answer that they hope for. */
export function AnswerToRead({ question, modelAnswer, text, hidden, level }: Shown & { level: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  const size = level === 2 ? "govuk-heading-m" : "govuk-heading-s";
  return (
    <>
      <Heading className={size}>Your question</Heading>
      <p className="govuk-body app-answer">{question}</p>
      <Heading className={size}>Their answer</Heading>
      {text === "" ? (
        <p className="govuk-body">They wrote nothing.</p>
      ) : (
        <InsetText className="app-answer">{text}</InsetText>
      )}
      {hidden ? (
        <p className="govuk-body">
          We hid names, ways to get in touch and prices: you see words in brackets, like [name], where they were.
        </p>
      ) : null}
      <Heading className={size}>The answer that you hope for</Heading>
      <p className="govuk-body app-answer">{modelAnswer}</p>
    </>
  );
}
