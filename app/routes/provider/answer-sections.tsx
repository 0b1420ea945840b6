import type { AnswerInWords, SectionInWords } from "#app/domain/applications/answers-in-words.ts";
import type { FileView } from "#app/domain/applications/page-view.ts";
import { paths } from "#app/paths.ts";
import { placed } from "#app/ui/placed.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { GivenFile } from "./file-slot.tsx";

type Props = {
  sections: readonly SectionInWords[];
  files: readonly FileView[];
  /** The address at which an answer is changed; left out for what was sent. */
  changeAt?: ((answer: AnswerInWords) => string) | undefined;
};

/** Every section with its answers, each with a link to change it. */
export function AnswerSections({ sections, files, changeAt }: Props) {
  return sections.map(({ id, title, answers }) => (
    <section key={id} aria-labelledby={`section-${id}`}>
      <h2 className="govuk-heading-m" id={`section-${id}`}>
        {title}
      </h2>
      <SummaryList
        rows={answers.map((answer) => ({
          key: answer.label,
          value: <AnswerText answer={answer} files={files} />,
          actions: changeAt
            ? [{ href: changeAt(answer), text: "Change", visuallyHiddenText: answer.label.toLowerCase() }]
            : undefined,
        }))}
      />
    </section>
  ));
}

/** One answer in words with its documents, and what is wrong with it. */
export function AnswerText({
  answer: { id, fields, problems },
  files,
}: {
  answer: AnswerInWords;
  files: readonly FileView[];
}) {
  return (
    <div id={id}>
      {fields.length === 0 && problems.length === 0 ? "Not answered" : null}
      {placed(fields).map(({ place, item: { label, lines, file } }) => {
        const given = files.find((one) => one.id === file);
        return (
          <div key={place}>
            {label ? <strong>{label}</strong> : null}
            {given ? (
              <GivenFile file={given} />
            ) : (
              placed(lines).map((line) => <Line key={line.place}>{line.item}</Line>)
            )}
          </div>
        );
      })}
      {problems.map(({ name, message }) => (
        <p key={name} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {message}
        </p>
      ))}
    </div>
  );
}

const Line = ({ children }: { children: string }) => <p className="govuk-body app-answer">{children}</p>;

/** Where an answer is changed: its page, at the input with this name if one is given. Saving leads back here. */
export const answerAt = (applicationId: string, page: string, name?: string): string =>
  `${paths.provider.question(applicationId, page)}?from=check${name ? `#${name}` : ""}`;
