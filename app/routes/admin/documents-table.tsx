import type { DocumentInBrief } from "#app/domain/reviews/documents.ts";
import { paths } from "#app/paths.ts";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

type Props = {
  documents: readonly DocumentInBrief[];
  /** Whether this officer may open documents; others see dates and states only. */
  open: boolean;
  caption: string;
  captionHidden?: boolean;
};

/** Documents with their dates and states; each opens as a download. */
export function DocumentsTable({ documents, open, caption, captionHidden }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      head={["Document", "Version", "Ends on", "Amount", "State"]}
      rows={documents.map((document) => [
        <DocumentName document={document} open={open} key="name" />,
        document.version,
        <EndDate document={document} key="ends" />,
        document.amount ?? "–",
        <Tag colour={document.state.colour} key="state">
          {document.state.text}
        </Tag>,
      ])}
    />
  );
}

/** A document's name, its file as a link where it may be opened, and what the virus check says. */
export function DocumentName({ document, open }: { document: DocumentInBrief; open: boolean }) {
  const { id, name, fileName, opens, scan } = document;
  return (
    <>
      {name}
      {open ? <br /> : null}
      {open && opens ? (
        <a className="govuk-link" href={paths.admin.evidenceFile(id)}>
          {fileName}
        </a>
      ) : null}
      {open && opens ? (
        <>
          {" "}
          <a className="govuk-link" href={paths.admin.evidencePages(id)}>
            See as pages<span className="govuk-visually-hidden">: {fileName}</span>
          </a>
        </>
      ) : null}
      {open && !opens ? fileName : null}
      {scan ? <p className="govuk-body-s govuk-!-margin-bottom-0">{scan}</p> : null}
    </>
  );
}

function EndDate({ document: { ends, ended } }: { document: DocumentInBrief }) {
  if (!ends) return <>–</>;
  return (
    <>
      {ends} {ended ? <Tag colour="red">Ended</Tag> : null}
    </>
  );
}
