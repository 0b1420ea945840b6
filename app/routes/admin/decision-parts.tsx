import type { Values } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

/** Whether the debarment check allows admission, and where to record it when it does not. */
export function Debarment({ fault, providerId }: { fault: string | undefined; providerId: string }) {
  if (!fault) return <InsetText>The debarment check has passed and is recent enough.</InsetText>;
  return (
    <InsetText>
      {fault}.{" "}
      <a className="govuk-link" href={paths.admin.provider(providerId)}>
        Council checks of this provider
      </a>
    </InsetText>
  );
}

type Props = {
  reasons: readonly { about: string; title: string; reason: string }[];
  typed: Values;
  error: (name: string) => string | undefined;
};

/** A reason for each thing that failed, ready to edit, and one more. The letter carries them as they stand. */
export function Reasons({ reasons, typed, error }: Props) {
  return (
    <Fieldset
      legend="If you refuse: the reasons in the letter"
      legendProps={{ className: "govuk-fieldset__legend--m" }}
    >
      {reasons.map(({ about, title, reason }, place) => {
        const name = `reasons.${place}.text`;
        const before = typed[name];
        return (
          <div key={about}>
            <input type="hidden" name={`reasons.${place}.about`} value={about} />
            <Textarea
              name={name}
              label={title}
              rows={3}
              defaultValue={typeof before === "string" ? before : reason}
              error={error(name)}
            />
          </div>
        );
      })}
    </Fieldset>
  );
}
