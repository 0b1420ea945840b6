import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { askedInWords } from "#app/domain/evidence/reading/asked-in-words.ts";
import { findReading } from "#app/domain/evidence/reading/readings.server.ts";
import { refusedBecause } from "#app/domain/evidence/reading/refusal-words.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { getDocument } from "#app/domain/reviews/evidence-desk.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { DocumentName } from "./documents-table.tsx";

export const handle = { title: "A document, page by page", states: ["empty", "filled"] };

export const loader = guardedRead("evidence.review", async ({ db, who, at, params }) => {
  const { document, provider } = await getDocument(db, who, params.id ?? "", londonDate(at));
  const reading = await findReading(db, document.id);
  if (!document.opens && !reading) throw new NotFound("document");
  return {
    ...{ document, provider },
    refused: reading?.state === "refused" ? refusedBecause(reading.refusedBecause) : undefined,
    drawn: document.opens ? (reading?.pagesDrawn ?? 0) : 0,
    pages: reading?.pages ?? 0,
    read: reading ? askedInWords(reading.proposals, reading.confirmed) : [],
  };
});

export default function EvidencePages() {
  const { document, provider, refused, drawn, pages, read } = useLoaderData<typeof loader>();
  const numbers = Array.from({ length: drawn }, (_, index) => index + 1);
  return (
    <Page title={document.name} caption={provider} back={paths.admin.evidence()}>
      <SummaryList
        rows={[
          { key: "File", value: <DocumentName document={document} open /> },
          { key: "State", value: <Tag colour={document.state.colour}>{document.state.text}</Tag> },
          ...read.map(({ key, value }) => ({ key, value })),
          { key: "On record", value: document.ends ? `Ends on ${document.ends}` : "No end date" },
        ]}
      />
      {refused ? <p className="govuk-body">Refused when it was read. {refused}.</p> : null}
      {drawn === 0 ? (
        <EmptyState title="There are no pictures of its pages">
          <p className="govuk-body">They are made in the minutes after a document is uploaded. Open the file itself.</p>
        </EmptyState>
      ) : null}
      {pages > drawn && drawn > 0 ? (
        <p className="govuk-body">
          The first {drawn} of {pages} pages. Open the file to read the others.
        </p>
      ) : null}
      {numbers.map((number) => (
        <figure key={number} className="app-page">
          <figcaption className="govuk-body-s">Page {number}</figcaption>
          <img
            src={paths.admin.evidencePage(document.id, number)}
            alt={`Page ${number} of ${document.fileName}`}
            loading="lazy"
          />
        </figure>
      ))}
    </Page>
  );
}
