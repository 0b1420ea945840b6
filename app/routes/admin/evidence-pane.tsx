import { Link } from "@remix-run/react";
import type { DocumentInBrief } from "#app/domain/reviews/documents.ts";
import type { EvidencePaneView } from "#app/domain/reviews/evidence-pane.server.ts";
import { paths } from "#app/paths.ts";
import { Tag } from "#app/ui/tag.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { SectionDocuments } from "./section-parts.tsx";

type Place = { applicationId: string; sectionId: string };
type Props = Place & {
  documents: readonly DocumentInBrief[];
  pane: EvidencePaneView | undefined;
  opens: boolean;
  decides: boolean;
};

/** The address of the same section with a page of a document beside it. */
export const shownAt = ({ applicationId, sectionId }: Place, document: string, page = 1): string =>
  paths.admin.applicationSection(applicationId, sectionId, { document, p: page > 1 ? String(page) : undefined });

/** The evidence of a section, one page at a time, to read beside its checks; links choose document and page. */
export function EvidencePane({ documents, pane, opens, decides, ...place }: Props) {
  return (
    <section className="app-desk__evidence" aria-label="Evidence">
      {pane ? (
        <>
          <Chooser {...place} documents={documents} chosen={pane.document.id} />
          <Chosen {...place} pane={pane} decides={decides} />
        </>
      ) : (
        <SectionDocuments documents={documents} open={opens} />
      )}
    </section>
  );
}

function Chooser({ documents, chosen, ...place }: Place & { documents: readonly DocumentInBrief[]; chosen: string }) {
  return (
    <>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Evidence</h2>
      <ul className="govuk-list app-desk__documents">
        {documents.map(({ id, name, version, state, scan, ends, ended }) => (
          <li key={id} className={id === chosen ? "app-desk__document--shown" : undefined}>
            <Link
              className="govuk-link"
              to={shownAt(place, id)}
              preventScrollReset
              aria-current={id === chosen ? "true" : undefined}
            >
              {name}, version {version}
            </Link>{" "}
            <Tag colour={state.colour}>{state.text}</Tag> {ended ? <Tag colour="red">Ended</Tag> : null}
            {ends ? <span className="govuk-body-s"> Ends on {ends}</span> : null}
            {scan ? <p className="govuk-body-s govuk-!-margin-bottom-0">{scan}</p> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Chosen({ pane, decides, ...place }: Place & { pane: EvidencePaneView; decides: boolean }) {
  const { document, page, drawn, pages, instead, newer } = pane;
  const { id, fileName, opens, amount, comment } = document;
  return (
    <>
      <p className="govuk-body-s govuk-!-margin-bottom-2">
        {opens ? (
          <a className="govuk-link" href={paths.admin.evidenceFile(id)}>
            {fileName}
          </a>
        ) : (
          fileName
        )}
        {amount ? `, covers ${amount}` : ""}
        {decides && opens ? (
          <>
            {" "}
            <a
              className="govuk-link"
              href={paths.admin.evidenceDecision(id, { application: place.applicationId, section: place.sectionId })}
            >
              Accept or send back<span className="govuk-visually-hidden">: {document.name}</span>
            </a>
          </>
        ) : null}
      </p>
      {comment ? <p className="govuk-body-s">{comment}</p> : null}
      {newer ? (
        <p className="govuk-body-s">
          The provider has since given{" "}
          <a className="govuk-link" href={paths.admin.evidencePages(newer.id)}>
            version {newer.version}
          </a>
          , which was not sent with this application.
        </p>
      ) : null}
      {document.notScanned ? <WarningText>This file was not checked for viruses.</WarningText> : null}
      {instead ? (
        <p className="govuk-body">{instead}</p>
      ) : (
        <>
          <PageLinks {...place} document={id} page={page} drawn={drawn} />
          <img
            className="app-desk__page"
            src={paths.admin.evidencePage(id, page)}
            alt={`Page ${page} of ${fileName}`}
          />
          {pages > drawn ? (
            <p className="govuk-body-s">
              The first {drawn} of {pages} pages are shown. Open the file to read the others.
            </p>
          ) : null}
        </>
      )}
    </>
  );
}

function PageLinks({ document, page, drawn, ...place }: Place & { document: string; page: number; drawn: number }) {
  const link = (to: number, text: string) => (
    <Link className="govuk-link" to={shownAt(place, document, to)} preventScrollReset>
      {text}
      <span className="govuk-visually-hidden"> of the document</span>
    </Link>
  );
  return (
    <div className="govuk-body-s app-desk__pages">
      {page > 1 ? link(page - 1, "Previous page") : null}
      <span aria-live="polite">
        Page {page} of {drawn}
      </span>
      {page < drawn ? link(page + 1, "Next page") : null}
    </div>
  );
}
