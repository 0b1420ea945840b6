import type { SentView } from "#app/domain/applications/sent-view.server.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { AnswerFields } from "./answer-fields.tsx";

type Props = {
  view: SentView;
  title: string;
  back: string;
  backText: string;
  /** The address of another copy. */
  copyAt: (number: number) => string;
  /** The address of a document; left out for whoever may not open it. */
  fileAt?: ((id: string) => string) | undefined;
};

/** A copy of what was sent, the same for the provider and for the council. */
export function SentCopyPage({ view, title, back, backText, copyAt, fileAt }: Props) {
  const { ref, number, earlier, later, differences, sections } = view;
  return (
    <Page title={title} caption={`Application ${ref}, submission ${number}`} back={back} backText={backText}>
      <SummaryList
        rows={[
          { key: "What", value: view.what },
          { key: "Sent", value: view.at },
          { key: "Sent by", value: view.by },
          { key: "Lot", value: view.lot },
          { key: "Questions", value: view.questions },
          { key: "Terms", value: view.terms },
          { key: "Specification", value: view.specification },
        ]}
      />
      <p className="govuk-body">
        This is what was sent, word for word. Nothing that was changed later shows here. You can print this page.
      </p>
      {differences ? <InsetText>{differences}.</InsetText> : null}
      <Copies earlier={earlier} later={later} copyAt={copyAt} />
      {sections.map((section) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 className="govuk-heading-m" id={`section-${section.id}`}>
            {section.title}
          </h2>
          <SummaryList
            rows={section.answers.map((answer) => ({
              key: answer.label,
              value: <Answer answer={answer} fileAt={fileAt} />,
            }))}
          />
        </section>
      ))}
    </Page>
  );
}

function Copies({ earlier, later, copyAt }: { earlier?: number; later?: number; copyAt: (number: number) => string }) {
  if (!earlier && !later) return null;
  return (
    <ul className="govuk-list">
      {[earlier, later].map((number) =>
        number ? (
          <li key={number}>
            <a className="govuk-link" href={copyAt(number)}>
              {number === earlier ? "What was sent before this" : "What was sent after this"}
            </a>
          </li>
        ) : null,
      )}
    </ul>
  );
}

type SentAnswer = SentView["sections"][number]["answers"][number];

function Answer({ answer: { id, fields, changed }, fileAt }: { answer: SentAnswer; fileAt: Props["fileAt"] }) {
  return (
    <div id={id}>
      {changed ? (
        <p className="govuk-body">
          <Tag colour="yellow">Changed</Tag>
        </p>
      ) : null}
      {fields.length === 0 ? "Not answered" : null}
      <AnswerFields
        fields={fields}
        after={({ file }) => (file ? <SentDocument file={file} fileAt={fileAt} /> : null)}
      />
    </div>
  );
}

type SentFile = NonNullable<SentAnswer["fields"][number]["file"]>;

function SentDocument({ file: { id, fileName, held, facts }, fileAt }: { file: SentFile; fileAt: Props["fileAt"] }) {
  return (
    <>
      <p className="govuk-body app-answer">
        {held && fileAt ? (
          <a className="govuk-link" href={fileAt(id)}>
            {fileName}
          </a>
        ) : (
          fileName
        )}
        {held ? null : " (the document itself is no longer held)"}
      </p>
      <p className="govuk-body-s app-answer">{facts}</p>
    </>
  );
}
