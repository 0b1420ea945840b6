import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { type OwnAnswer, type OwnDocument, ownAnswers } from "#app/domain/applications/own-answers.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { sizeInWords } from "#app/domain/evidence/evidence.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { AnswerFields } from "../answer-fields.tsx";

export const handle = { title: "Your answers", states: ["empty", "filled"] };

export const loader = guardedRead("application.read", async ({ db, who }) => {
  if (who.kind !== "provider") throw new NotFound();
  const answers = (await ownAnswers(db, who.providerId)).map(answerView);
  const sections = [...new Set(answers.map(({ section }) => section))];
  const applications = await applicationsOf(db, who.providerId);
  return {
    provider: who.providerName,
    sections: sections.map((title) => ({ title, answers: answers.filter(({ section }) => section === title) })),
    sent: applications.flatMap(({ id, ref, lotName, submittedAt }) =>
      submittedAt ? [{ id, ref, lotName, at: formatDate(submittedAt) }] : [],
    ),
  };
});

const answerView = ({ questionId, lotId, lot, label, section, fields, updatedAt, documents }: OwnAnswer) => ({
  ...{ id: `${questionId} ${lotId ?? ""}`, label, lot, section, fields },
  given: formatDate(updatedAt),
  documents: documents.map(documentView),
});

const documentView = (one: OwnDocument) => ({
  ...{ id: one.id, title: one.title, name: one.fileName, version: one.version, sha256: one.sha256 },
  facts: [
    sizeInWords(one.size),
    `given on ${formatDate(one.uploadedAt)}`,
    one.startsOn ? `dated ${formatDate(one.startsOn)}` : "",
    one.endsOn ? `ends on ${formatDate(one.endsOn)}` : "",
    one.amountPence === null ? "" : `covers ${formatPounds(one.amountPence)}`,
    one.state === "superseded" ? "replaced since" : "",
    one.state === "withdrawn" ? "withdrawn since" : "",
  ].filter(Boolean),
});

export default function Answers() {
  const { provider, sections, sent } = useLoaderData<typeof loader>();
  return (
    <Page title="Your answers" caption={provider} back={paths.provider.applications()} backText="All applications">
      {sections.length === 0 ? (
        <EmptyState title="You have not answered anything yet">
          <p className="govuk-body">What you answer in an application is listed here.</p>
        </EmptyState>
      ) : (
        <p className="govuk-body">
          Everything that you have answered and uploaded, in all applications together. You can print this page, or{" "}
          <a className="govuk-link" href={paths.provider.answersAsJson()} download>
            Download as JSON
          </a>
          , which also holds what you sent each time. The documents themselves are under{" "}
          <a className="govuk-link" href={paths.provider.evidence()}>
            Evidence
          </a>
          .
        </p>
      )}
      {sections.map(({ title, answers }) => (
        <section key={title}>
          <h2 className="govuk-heading-m">{title}</h2>
          <SummaryList
            rows={answers.map((answer) => ({
              key: answer.lot ? `${answer.label} (${answer.lot})` : answer.label,
              value: <Given answer={answer} />,
            }))}
          />
        </section>
      ))}
      {sent.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What you sent</h2>
          <ul className="govuk-list">
            {sent.map(({ id, ref, lotName, at }) => (
              <li key={id}>
                <a className="govuk-link" href={paths.provider.checkAnswers(id)}>
                  {lotName}, {ref}
                </a>
                , sent on {at}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}

type Answer = ReturnType<typeof useLoaderData<typeof loader>>["sections"][number]["answers"][number];

function Given({ answer: { fields, documents, given } }: { answer: Answer }) {
  return (
    <>
      {fields.length === 0 && documents.length === 0 ? <p className="govuk-body">Left empty</p> : null}
      <AnswerFields fields={fields} />
      {documents.map(({ id, title, name, version, sha256, facts }) => (
        <p key={id} className="govuk-body">
          {title}: {name}, version {version}
          <br />
          {facts.join(", ")}
          <br />
          SHA-256 {sha256}
        </p>
      ))}
      <p className="govuk-hint">Answered on {given}</p>
    </>
  );
}
