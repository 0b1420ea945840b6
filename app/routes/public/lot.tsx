import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { type DocumentKind, documentSlug } from "#app/domain/frameworks/documents/lot-document.ts";
import { documentsOf } from "#app/domain/frameworks/documents/lot-documents.server.ts";
import { lotWithQuestions } from "#app/domain/frameworks/lots.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = {
  title: ({ data }: { data?: { lot: { name: string } } }) => data?.lot.name ?? "Lot",
  cache: [],
  states: ["open", "closed"],
};

export const loader = guarded("public", async ({ readDb, params, at }) => {
  const lot = await lotWithQuestions(readDb, params.slug ?? "", at);
  const { number, name, description, status, termsVersion, specificationVersion, asked, asksVersion } = lot;
  return {
    lot: { slug: lot.slug, number, name, description, status, termsVersion, specificationVersion, asked, asksVersion },
    documents: (await documentsOf(readDb, lot.id)).map(({ kind, version }) => documentSlug(kind, version)),
    framework: { name: lot.frameworkName, endsOn: formatDate(lot.frameworkEndsOn) },
  };
});

export default function Lot() {
  const { lot, framework } = useLoaderData<typeof loader>();
  const documents = [...new Set(lot.asked.flatMap(({ evidence }) => evidence))];
  return (
    <Page
      title={lot.name}
      caption={`${framework.name}, lot ${lot.number}`}
      back={paths.lots()}
      backText="All lots"
      lead={lot.description}
    >
      <Start />

      <h2 className="govuk-heading-m">Who may apply</h2>
      <p>
        Any organisation or person who works for themselves, of any size, near or far. You must be able to meet what we
        ask about safeguarding, insurance and the law. You may apply at any time while the lot is open.
      </p>

      <h2 className="govuk-heading-m">What you will be asked</h2>
      <p>
        You see only the questions that apply to you: a tutor who works alone and online gets the fewest. Some of the
        questions below will not be yours.
      </p>
      {lot.asked.map(({ title, questions }) => (
        <Details summary={title} key={title}>
          <ul className="govuk-list govuk-list--bullet">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </Details>
      ))}
      <h3 className="govuk-heading-s">Documents to have at hand</h3>
      <ul className="govuk-list govuk-list--bullet">
        {documents.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>

      <h2 className="govuk-heading-m">How we decide</h2>
      <p>
        Two people who did not work on it together check every section: it passes or it does not. We may ask you about
        an answer. An officer who holds the power to admit then decides. Everyone who passes is admitted: you do not
        compete with others for this. If you are refused, you get a reason for each point, and may apply again.
      </p>

      <h2 className="govuk-heading-m">How providers are chosen for a child</h2>
      <p>
        When a child needs a place, we ask the approved providers who could fit. Those who say yes are compared on risk,
        need and value for money, by weights set before we ask. We write down why one was chosen.
      </p>
      <InsetText>
        No volume of work is guaranteed. Being approved means that we may ask you; how often depends on what children
        need.
      </InsetText>

      <h2 className="govuk-heading-m">Terms</h2>
      <SummaryList
        rows={[
          { key: "Terms", value: <Version kind="terms" version={lot.termsVersion} /> },
          { key: "Specification", value: <Version kind="specification" version={lot.specificationVersion} /> },
          { key: "Questions", value: `Version ${lot.asksVersion}` },
          { key: "Ends", value: framework.endsOn },
        ]}
      />
    </Page>
  );
}

/** Which version holds, with its text where that is kept. */
function Version({ kind, version }: { kind: DocumentKind; version: string }) {
  const { lot, documents } = useLoaderData<typeof loader>();
  const document = documentSlug(kind, version);
  if (!documents.includes(document)) return `Version ${version}`;
  return (
    <a className="govuk-link" href={paths.lotDocument(lot.slug, document)}>
      Version {version}
    </a>
  );
}

function Start() {
  const { lot } = useLoaderData<typeof loader>();
  if (lot.status === "closed")
    return (
      <InsetText>
        <p>
          <strong>This lot is closed to new applications.</strong> Applications that were submitted before it closed are
          still decided, and approved providers stay approved.
        </p>
        <p>
          If you have applied, <a href={paths.provider.applications()}>see your applications</a>.
        </p>
      </InsetText>
    );
  return (
    <>
      <ButtonLink look="start" href={paths.provider.applications()}>
        Start now
      </ButtonLink>
      <p>
        You need an account: sign in, or <a href={paths.register()}>register as a provider</a> first.
      </p>
    </>
  );
}
