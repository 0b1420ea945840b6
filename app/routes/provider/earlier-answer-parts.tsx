import type { FileView, PageView } from "#app/domain/applications/page-view.ts";
import { Button } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { AnswerText } from "./answer-sections.tsx";

type EarlierAnswer = PageView["earlier"][number];

/** What was answered elsewhere to the questions of a page, with the button that uses it here. Part of the page's form. */
export function EarlierOnPage({ earlier, files }: { earlier: readonly EarlierAnswer[]; files: readonly FileView[] }) {
  if (earlier.length === 0) return null;
  return (
    <InsetText>
      <h2 className="govuk-heading-m">You have answered this before</h2>
      {earlier.map((one) => (
        <section key={one.id} aria-labelledby={`before-${one.id}`}>
          <h3 className="govuk-heading-s" id={`before-${one.id}`}>
            {one.label}
          </h3>
          <EarlierText one={one} files={files} />
        </section>
      ))}
      <p className="govuk-body">If you change it, it changes in your other applications that are not sent yet.</p>
      <Button name="intent" value="use" look="secondary" formNoValidate>
        {earlier.length === 1 ? "Use this answer" : "Use these answers"}
      </Button>
    </InsetText>
  );
}

/** One earlier answer in words, with its documents and the day on which it was given. */
export function EarlierText({ one, files }: { one: EarlierAnswer; files: readonly FileView[] }) {
  return (
    <>
      <p className="govuk-body">Your answer of {one.given}</p>
      <AnswerText answer={{ ...one, id: `earlier-${one.id}` }} files={files} />
    </>
  );
}
