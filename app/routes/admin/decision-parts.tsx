import type { LetterReason } from "#app/domain/reviews/letters.ts";
import { OTHER } from "#app/domain/reviews/refusal.ts";
import type { Values } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

/** Whether the debarment check allows admission, and where and by whom it is recorded when it does not. */
export function Debarment(props: { fault: string | undefined; providerId: string; may: boolean }) {
  const { fault, providerId, may } = props;
  if (!fault) return <InsetText>The debarment check has passed and is recent enough.</InsetText>;
  return (
    <InsetText>
      {fault}. {may ? "" : "QA reviewers and procurement officers record it: ask one of them. "}
      <a className="govuk-link" href={paths.admin.provider(providerId)}>
        Council checks of this provider
      </a>
    </InsetText>
  );
}

/** Where an exclusion is considered, with the provider's own answer to it, or who can do that. */
export function Excluding({ providerId, may }: { providerId: string; may: boolean }) {
  return (
    <p className="govuk-body">
      A ground to exclude the provider is considered apart, with time for it to answer:{" "}
      {may ? (
        <a className="govuk-link" href={paths.admin.exclusions(providerId)}>
          exclusion of this provider
        </a>
      ) : (
        "ask procurement, who begin it"
      )}
      . While one is considered, nothing is admitted.
    </p>
  );
}

type Composed = { about: string; title: string; reason: string; remedy?: string | undefined };
type Props = { reasons: readonly Composed[]; typed: Values; error: (name: string) => string | undefined };

/** A reason for each thing that failed and how to put it right, ready to edit, and one more. The letter carries them. */
export function Reasons({ reasons, typed, error }: Props) {
  return (
    <Fieldset
      legend="If you refuse: the reasons in the letter"
      legendProps={{ className: "govuk-fieldset__legend--m" }}
    >
      {reasons.map(({ about, title, ...composed }, place) => {
        const { reason, remedy } = left(composed, typed, place);
        const name = `reasons.${place}`;
        return (
          <div key={about}>
            <input type="hidden" name={`${name}.about`} value={about} />
            <Textarea
              name={`${name}.text`}
              label={title}
              rows={3}
              defaultValue={reason}
              error={error(`${name}.text`)}
            />
            <Textarea
              name={`${name}.remedy`}
              label={
                <>
                  How to put it right<span className="govuk-visually-hidden">: {title}</span>
                </>
              }
              rows={2}
              defaultValue={remedy}
              error={error(`${name}.remedy`)}
            />
          </div>
        );
      })}
    </Fieldset>
  );
}

/** The reasons as they stand in the form: as composed, or as they were typed; without those left empty. */
export const leftAs = (reasons: readonly Composed[], typed: Values): LetterReason[] =>
  reasons
    .map(({ about, title, ...composed }, place) => ({
      title: about === OTHER ? "" : title,
      ...left(composed, typed, place),
    }))
    .filter(({ reason }) => reason.trim() !== "");

function left({ reason, remedy = "" }: Pick<Composed, "reason" | "remedy">, typed: Values, place: number) {
  const typedIn = (part: string, composed: string): string => {
    const value = typed[`reasons.${place}.${part}`];
    return typeof value === "string" ? value : composed;
  };
  return { reason: typedIn("text", reason), remedy: typedIn("remedy", remedy) };
}
