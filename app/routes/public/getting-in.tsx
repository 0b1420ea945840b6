import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { NoVolume, Prose, Weights } from "./framework-parts.tsx";
import type { FrameworkShown } from "./framework-shown.server.ts";
import { QuestionVersions } from "./question-versions.tsx";

/** How a provider gets on the list, and how one is chosen from it for a child. */
export function GettingIn({ shown, on }: { shown: FrameworkShown; on: string | undefined }) {
  return (
    <>
      <h2 className="govuk-heading-m">How providers get on the list</h2>
      <p>
        {shown.basis ? `${shown.basis.toApply.replace(/\.$/, "")}. ` : null}Two people who did not work on it together
        check every section of an application: it passes or it does not. An officer who holds the power to admit then
        decides, and everyone who passes is admitted. Each <a href={paths.lots(on)}>lot’s page</a> has all questions
        that it asks, and what decides whether an answer passes.
      </p>
      {shown.versions.length > 0 ? (
        <QuestionVersions versions={shown.versions} hrefOn={(day) => paths.framework(shown.slug, day)} />
      ) : (
        <p>No questions were published by then.</p>
      )}

      <h2 className="govuk-heading-m">How a provider is chosen for a child</h2>
      {shown.method ? <Prose text={shown.method} /> : null}
      <Weights weights={shown.weights} />
      {shown.ties ? (
        <>
          <h3 className="govuk-heading-s">Between equals</h3>
          <Prose text={shown.ties} />
        </>
      ) : null}
      <InsetText>
        <NoVolume />
      </InsetText>
    </>
  );
}
