import type { OutlinedSection } from "#app/domain/question-sets/drafts/outline.ts";
import { paths } from "#app/paths.ts";
import { ErrorMessage } from "#app/ui/error-message.tsx";
import { placed } from "#app/ui/placed.ts";
import { Table } from "#app/ui/table.tsx";

type Props = { id: string; sections: readonly OutlinedSection[]; editable: boolean };

/** All that a version asks, section by section; what can't be published says so where it stands. */
export function Outline({ id, sections, editable }: Props) {
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} aria-label={section.title}>
          <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{section.title}</h2>
          {editable ? (
            <p className="govuk-body">
              <a className="govuk-link" href={paths.admin.setSection(id, section.id)}>
                Change, or add a question<span className="govuk-visually-hidden"> in {section.title}</span>
              </a>
            </p>
          ) : null}
          <Faults id={section.id} messages={section.faults} />
          {section.pages.length > 0 ? (
            <Table
              caption={`Questions of ${section.title}`}
              captionHidden
              head={["Id", "Question", "Lots", "When", "Asked when"]}
              rows={section.pages.flatMap((page) =>
                page.questions.map((question) => [
                  { cell: question.id, className: "app-nowrap" },
                  <div key={question.id}>
                    <a className="govuk-link" href={paths.admin.setQuestion(id, question.id)}>
                      {question.label}
                    </a>
                    {question.required ? null : " (optional)"}
                    <Faults id={question.id} messages={question.faults} />
                  </div>,
                  question.lots,
                  question.stages,
                  question.shownWhen ?? "Always",
                ]),
              )}
            />
          ) : (
            <p className="govuk-body">Nothing is asked here yet.</p>
          )}
        </section>
      ))}
    </>
  );
}

/** What stands in the way of publishing, beside its place. */
export function Faults({ id, messages }: { id: string; messages: readonly string[] }) {
  return placed(messages).map(({ place, item }) => (
    <ErrorMessage id={`fault-${id}-${place}`} key={place}>
      {item}
    </ErrorMessage>
  ));
}
