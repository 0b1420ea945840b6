import type { DocumentInBrief } from "#app/domain/reviews/documents.ts";
import type { AnswerInWords } from "#app/domain/reviews/in-brief.ts";
import { paths } from "#app/paths.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag, type TagColour } from "#app/ui/tag.tsx";
import { DocumentName } from "./documents-table.tsx";

type Answer = {
  id: string;
  label: string;
  given: AnswerInWords;
  outcome: { text: string; colour: TagColour };
  reason: string | undefined;
};

/** The answers of a section, each with the portal's finding and a way to ask the provider about it. */
export function Answers({
  applicationId,
  answers,
  asks,
}: {
  applicationId: string;
  answers: readonly Answer[];
  asks: boolean;
}) {
  return (
    <>
      <h2 className="govuk-heading-m">Answers</h2>
      {answers.length === 0 ? <p className="govuk-body">The form asks nothing here.</p> : null}
      {answers.map(({ id, label, given, outcome, reason }) => (
        <div className="govuk-!-margin-bottom-6" key={id}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{label}</h3>
          <Given given={given} />
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            <Tag colour={outcome.colour}>{outcome.text}</Tag> {reason}
          </p>
          {asks ? (
            <p className="govuk-body-s">
              <a className="govuk-link" href={paths.admin.askProvider(applicationId, id)}>
                Ask the provider<span className="govuk-visually-hidden"> about: {label}</span>
              </a>
            </p>
          ) : null}
        </div>
      ))}
    </>
  );
}

/** What was answered, line by line; where a field has a name of its own, under it. */
export function Given({ given }: { given: AnswerInWords }) {
  if (given.length === 0) return <p className="govuk-body">No text: see the documents</p>;
  return (
    <>
      {given.map(({ label, lines }) => (
        <div className="govuk-!-margin-bottom-2" key={`${label}`}>
          {label ? <p className="govuk-body-s govuk-!-margin-bottom-0">{label}</p> : null}
          {lines.map((line) => (
            <p className="govuk-body app-answer govuk-!-margin-bottom-1" key={line}>
              {line}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}

type Documents = {
  documents: readonly DocumentInBrief[];
  open: boolean;
  decideFrom?: { application: string; section: string } | undefined;
};

/** The documents behind a section's answers, to download and decide on. */
export function SectionDocuments({ documents, open, decideFrom }: Documents) {
  return (
    <>
      <h2 className="govuk-heading-m">Documents</h2>
      {documents.length === 0 ? <p className="govuk-body">No documents were given for this section.</p> : null}
      {documents.map((document) => (
        <div className="govuk-!-margin-bottom-6" key={document.id}>
          <div className="govuk-body govuk-!-margin-bottom-1">
            <DocumentName document={document} open={open} />
          </div>
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            <Tag colour={document.state.colour}>{document.state.text}</Tag> Version {document.version}
            {document.ends ? `, ends on ${document.ends}` : ""}
            {document.amount ? `, covers ${document.amount}` : ""}{" "}
            {document.ended ? <Tag colour="red">Ended</Tag> : null}
          </p>
          {document.comment ? <p className="govuk-body-s">{document.comment}</p> : null}
          {decideFrom && document.opens ? (
            <p className="govuk-body-s">
              <a className="govuk-link" href={paths.admin.evidenceDecision(document.id, decideFrom)}>
                Accept or send back<span className="govuk-visually-hidden">: {document.name}</span>
              </a>
            </p>
          ) : null}
        </div>
      ))}
    </>
  );
}

type Check = { id: string; name: string; latest: string | undefined };

/** What the council itself looks up for this section, and where to record it. */
export function CouncilChecks({ checks, providerId }: { checks: readonly Check[]; providerId: string }) {
  if (checks.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">The council’s own checks</h2>
      <SummaryList
        rows={checks.map(({ name, latest }) => ({
          key: name,
          value: latest ?? "Not recorded yet: needed before admission",
          actions: [{ href: paths.admin.provider(providerId), text: "Record", visuallyHiddenText: name }],
        }))}
      />
    </>
  );
}
