import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { documentSlug, kindInWords, parseDocumentSlug } from "#app/domain/frameworks/documents/lot-document.ts";
import { documentsOf } from "#app/domain/frameworks/documents/lot-documents.server.ts";
import { getPublicLot } from "#app/domain/frameworks/lots.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { DocumentText } from "../document-text.tsx";

export const handle = {
  title: ({ data }: { data?: { title: string; lotName: string } }) =>
    data ? `${data.title}, ${data.lotName}` : "Document",
  cache: [],
  states: ["in-force", "announced", "earlier"],
};

export const loader = guarded("public", async ({ readDb, params, at }) => {
  const lot = await getPublicLot(readDb, params.slug ?? "", at);
  const named = parseDocumentSlug(params.document ?? "");
  const ofKind = (await documentsOf(readDb, lot.id)).filter(({ kind }) => kind === named?.kind);
  const document = ofKind.find(({ version }) => version === named?.version);
  if (!document) throw new NotFound("document");
  const held = document.kind === "terms" ? lot.termsVersion : lot.specificationVersion;
  const stateOf = ({ version, fromOn }: typeof document) =>
    version === held ? ("in-force" as const) : fromOn > londonDate(at) ? ("announced" as const) : ("earlier" as const);
  const { kind, version, title, body, why, fromOn } = document;
  return {
    ...{ lotName: lot.name, lotSlug: lot.slug, caption: `${lot.frameworkName}, lot ${lot.number}: ${lot.name}` },
    ...{ kind, version, title, body, why, from: formatDate(fromOn), state: stateOf(document), held },
    hasHeld: ofKind.some((one) => one.version === held),
    others: ofKind
      .filter((one) => one !== document)
      .map((one) => ({ version: one.version, from: formatDate(one.fromOn), state: stateOf(one) })),
  };
});

const states = {
  "in-force": { text: "In force", colour: "green" },
  announced: { text: "Announced", colour: "blue" },
  earlier: { text: "Earlier version", colour: "grey" },
} as const;

export default function LotDocument() {
  const { lotName, lotSlug, caption, kind, version, title, body, why, from, state, ...more } =
    useLoaderData<typeof loader>();
  const { text, colour } = states[state];
  const address = (of: string) => paths.lotDocument(lotSlug, documentSlug(kind, of));
  return (
    <Page title={title} caption={caption} back={paths.lot(lotSlug)} backText={lotName}>
      <SummaryList
        rows={[
          { key: kindInWords[kind], value: `Version ${version}` },
          { key: "State", value: <Tag colour={colour}>{text}</Tag> },
          { key: state === "earlier" ? "Held from" : "Holds from", value: from },
          { key: "What has changed", value: <span className="app-answer">{why}</span> },
        ]}
      />
      {state !== "in-force" && more.hasHeld ? (
        <InsetText>
          {state === "announced" ? "Until then" : "Now"} version {more.held} holds.{" "}
          <a className="govuk-link" href={address(more.held)}>
            Read the version in force
          </a>
        </InsetText>
      ) : null}
      <DocumentText body={body} />
      {more.others.length > 0 ? (
        <nav aria-label="Other versions">
          <h2 className="govuk-heading-m">Other versions</h2>
          <ul className="govuk-list">
            {more.others.map((other) => (
              <li key={other.version}>
                <a className="govuk-link" href={address(other.version)}>
                  Version {other.version}
                </a>
                , from {other.from}: {states[other.state].text.toLowerCase()}
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </Page>
  );
}
