import type { FileView } from "#app/domain/applications/page-view.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

type Props = { name: string; field: { noun: string }; file: FileView | undefined };

/** What stands for a file on a page of questions: the one given, and the button that saves the page and leads to its upload. */
export function FileSlot({ name, field, file }: Props) {
  return (
    <>
      {file ? <GivenFile file={file} /> : <p className="govuk-body">No file yet.</p>}
      <Button name="intent" value={`upload:${name}`} look="secondary" formNoValidate>
        {file ? `Replace ${field.noun}` : `Upload ${field.noun}`}
      </Button>
    </>
  );
}

/** A document by its name, with where it stands; a link once it may be opened. */
export function GivenFile({
  file: { id, fileName, stands, served, notScanned, ends, unconfirmed },
}: {
  file: FileView;
}) {
  return (
    <>
      <p className="govuk-body">
        {served ? (
          <a className="govuk-link" href={paths.provider.evidenceFile(id)}>
            {fileName}
          </a>
        ) : (
          fileName
        )}
        <br />
        {stands}
        {ends ? `. Ends on ${ends}` : null}
        {unconfirmed ? (
          <>
            <br />
            It does not count yet:{" "}
            <a className="govuk-link" href={paths.provider.evidenceReading(id)}>
              confirm what we read<span className="govuk-visually-hidden"> in {fileName}</span>
            </a>
          </>
        ) : null}
      </p>
      {notScanned ? <WarningText>This file was not checked for viruses.</WarningText> : null}
    </>
  );
}
