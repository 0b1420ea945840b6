import { inWords } from "#app/domain/question-sets/in-words.ts";
import { type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { type Answers, partOf, type Typed } from "#app/domain/question-sets/typed.ts";
import { Beside } from "#app/ui/beside.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placed } from "#app/ui/placed.ts";

/** One answer that two windows changed: both texts, in words. */
export type Clash = { label: string; yours: string[]; theirs: string[] };

/** Both texts of every answer that was saved elsewhere while this page was open. */
export function clashOf(set: QuestionSet, theirs: Answers, typed: Typed): Clash[] {
  return questionsOf(set)
    .filter(({ id }) => id in theirs)
    .map(({ id, label, fields }) => ({
      label,
      theirs: fields.flatMap((field) => inWords(field, theirs[id]?.[field.name])),
      yours: fields.flatMap((field) => inWords(field, partOf(partOf(typed, id), field.name))),
    }));
}

/** The two texts beside each other. The form below holds the person's own: saving keeps it, going back keeps the other. */
export function StaleAnswer({ clash: { label, yours, theirs }, back }: { clash: Clash; back: string }) {
  return (
    <InsetText>
      <h2 className="govuk-heading-s">{label}</h2>
      <Beside
        firstLabel="What you typed"
        first={<Text title="What you typed" lines={yours} />}
        secondLabel="What was saved meanwhile"
        second={<Text title="What was saved meanwhile" lines={theirs} />}
      />
      <p className="govuk-body">
        What you typed is still in the form below. Save to keep yours, or{" "}
        <a className="govuk-link" href={back}>
          leave what was saved
        </a>
        .
      </p>
    </InsetText>
  );
}

function Text({ title, lines }: { title: string; lines: string[] }) {
  return (
    <>
      <h3 className="govuk-heading-s">{title}</h3>
      {lines.length === 0 ? <p className="govuk-body">Nothing</p> : null}
      {placed(lines).map(({ place, item }) => (
        <p key={place} className="govuk-body app-answer">
          {item}
        </p>
      ))}
    </>
  );
}
