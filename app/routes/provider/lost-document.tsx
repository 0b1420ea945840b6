import type { Lost } from "#app/domain/evidence/evidence.ts";
import { withdrawnAs } from "#app/domain/evidence/evidence-status.ts";
import { paths } from "#app/paths.ts";
import { WarningText } from "#app/ui/warning-text.tsx";

/** Says why a document does not count, and what to do. `title` where nothing around says which document it is. */
export function LostDocument({
  title,
  lost: { refused, unreadable, withdrawn },
}: {
  title?: string;
  lost: Partial<Lost>;
}) {
  const named = title ? `${title}. ` : "";
  return (
    <>
      {refused ? (
        <WarningText>
          {named}Our virus scanner refused the file that you gave last. Upload it again from a device that you trust.
        </WarningText>
      ) : null}
      {unreadable ? (
        <WarningText>
          {named}We could not take the file that you gave last.{" "}
          <a className="govuk-link" href={paths.provider.evidenceReading(unreadable)}>
            See why
          </a>
        </WarningText>
      ) : null}
      {withdrawn ? (
        <WarningText>
          {named}
          {withdrawnAs(withdrawn)}.
        </WarningText>
      ) : null}
    </>
  );
}
