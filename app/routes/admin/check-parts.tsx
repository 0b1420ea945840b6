import type { Difference, Side } from "#app/domain/reviews/changed-checks.server.ts";
import type { CheckView } from "#app/domain/reviews/section-view.server.ts";
import type { Theirs } from "#app/domain/reviews/stale-checks.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placed } from "#app/ui/placed.ts";
import { Tag } from "#app/ui/tag.tsx";

/** That an answer is no longer what the reviewer judged: both, one above the other, with links to both documents. */
export function Changed({ changed, said }: { changed: Difference; said?: string | undefined }) {
  return (
    <InsetText className="app-check__changed">
      <p className="govuk-body govuk-!-margin-bottom-2">
        <Tag colour="yellow">Changed since you looked on {changed.on}</Tag>
      </p>
      {said ? <p className="govuk-body-s">You found: {said}. Say it again, or change it.</p> : null}
      {changed.same ? (
        <p className="govuk-body-s">The provider replied, and the answer is as it was.</p>
      ) : (
        <>
          <Lines title="Then" side={changed.before} />
          <Lines title="Now" side={changed.after} />
        </>
      )}
    </InsetText>
  );
}

function Lines({ title, side }: { title: string; side: Side | undefined }) {
  if (!side) return <p className="govuk-body-s">{title}: what you read then was not kept.</p>;
  return (
    <>
      <h4 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h4>
      {side.length === 0 ? <p className="govuk-body-s">No answer</p> : null}
      {placed(side).map(({ place, item: { label, lines, file } }) => (
        <div key={place} className="govuk-body-s govuk-!-margin-bottom-1">
          {label ? `${label}: ` : null}
          {placed(lines).map(({ place, item }) => (
            <p key={place} className="govuk-body-s app-answer govuk-!-margin-bottom-1">
              {item}
            </p>
          ))}
          {file ? (
            <a className="govuk-link" href={paths.admin.evidencePages(file.id)}>
              {file.name}, version {file.version}
            </a>
          ) : null}
        </div>
      ))}
    </>
  );
}

/** The questions to the provider about this answer, each with the last word on it. */
export function Asked({ applicationId, asked }: { applicationId: string; asked: CheckView["asked"] }) {
  return (
    <>
      {asked.map(({ id, question, due, status, messages }) => {
        const last = messages.length > 1 ? messages.at(-1) : undefined;
        return (
          <p className="govuk-body-s" key={id}>
            <Tag colour={status.colour}>{status.text}</Tag>{" "}
            <a className="govuk-link" href={paths.admin.thread(applicationId, id)}>
              {question}
            </a>{" "}
            {last ? (
              <span className="app-answer">
                {last.title}, {last.date}: {last.text}
              </span>
            ) : (
              `Due by ${due}`
            )}
          </p>
        );
      })}
    </>
  );
}

/** "1 question", "3 questions". */
export const questionsInWords = (count: number): string => `${count} ${count === 1 ? "question" : "questions"}`;

type ToWrite = { id: string; label: string };

/** What a reviewer wants to ask the provider first and has not asked: the finding alone sends nothing. */
export function QuestionsToWrite({ id, questions }: { id: string; questions: readonly ToWrite[] }) {
  if (questions.length === 0) return null;
  return (
    <InsetText>
      <p className="govuk-body">
        {questionsInWords(questions.length)} still to be written. The provider was not asked yet.
      </p>
      <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
        {questions.map((question) => (
          <li key={question.id}>
            <a className="govuk-link" href={paths.admin.askProvider(id, question.id)}>
              Write the question<span className="govuk-visually-hidden"> about</span>: {question.label}
            </a>
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

/** Findings to read, each with who found it. */
export function Found({ found }: { found: CheckView["others"] }) {
  return (
    <>
      {found.map(({ by, words, comment, at }) => (
        <p className="govuk-body-s" key={by}>
          <strong>
            {by}: {words}
          </strong>{" "}
          {comment} ({at})
        </p>
      ))}
    </>
  );
}

/** The two texts of a check that was saved in another window. The fields below hold the person's own. */
export function StaleCheck({ theirs, here }: { theirs: Theirs; here: string }) {
  return (
    <InsetText>
      <h4 className="govuk-heading-s">You saved this check in another window at {theirs.at}</h4>
      <p className="govuk-body">
        <strong>{theirs.words}</strong> <span className="app-answer">{theirs.comment || "No comment"}</span>
      </p>
      <p className="govuk-body">
        What you have here is still in the fields below. Save to keep it, or{" "}
        <a className="govuk-link" href={here}>
          leave what was saved
        </a>
        .
      </p>
    </InsetText>
  );
}
