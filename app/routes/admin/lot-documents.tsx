import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import {
  documentKinds,
  documentSlug,
  kindInWords,
  publishDocumentForm,
} from "#app/domain/frameworks/documents/lot-document.ts";
import { documentsOf, notAccepted } from "#app/domain/frameworks/documents/lot-documents.server.ts";
import { publishDocument } from "#app/domain/frameworks/documents/publish-document.server.ts";
import { getLot } from "#app/domain/frameworks/lots.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { NotYetAccepted, PublishForm, Versions } from "./lot-document-parts.tsx";

export const handle = { title: "Terms and specification", states: ["empty", "filled", "error", "done"] };

export const loader = guarded("document.read", async ({ db, who, at, params, url }) => {
  const lot = await getLot(db, { id: params.id ?? "" }, at);
  const [documents, missing] = await Promise.all([documentsOf(db, lot.id), notAccepted(db, lot.id, lot.termsVersion)]);
  const held = { terms: lot.termsVersion, specification: lot.specificationVersion };
  const done = documents.find(({ kind, version }) => documentSlug(kind, version) === url.searchParams.get("done"));
  return {
    lot: { id: lot.id, name: lot.name, slug: lot.slug, number: lot.number, frameworkName: lot.frameworkName },
    ...{ draft: lot.frameworkStatus === "draft", held, missing },
    documents: documents.map(({ id, kind, version, title, fromOn, why, by }) => ({
      ...{ id, kind, version, title, why, by: by ?? "The portal", from: formatDate(fromOn) },
      state: version === held[kind] ? "In force" : fromOn > londonDate(at) ? "Announced" : "Earlier",
    })),
    done: done && { kind: done.kind, version: done.version, from: formatDate(done.fromOn) },
    mayPublish: can(who, "document.publish") && lot.frameworkStatus !== "ended",
    seesProviders: can(who, "provider.read"),
    today: formatDate(at),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "document.publish",
  async ({ db, who, at, params, form }) => {
    const lot = await getLot(db, { id: params.id ?? "" }, at);
    const parsed = parseForm(publishDocumentForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const version = await publishDocument(db, who, { ...parsed.answers, lotId: lot.id }, at);
    throw redirect(`${paths.admin.lotDocuments(lot.id)}?done=${documentSlug(parsed.answers.kind, version)}`, 303);
  },
  "document.read",
);

export default function LotDocuments() {
  const { lot, held, documents, done, mayPublish } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? (
        <NotificationBanner success>
          {`Version ${done.version} of the ${done.kind} is published. It holds from ${done.from}.`}
        </NotificationBanner>
      ) : null}
    </>
  );
  return (
    <Page
      title="Terms and specification"
      caption={`${lot.frameworkName}, lot ${lot.number}: ${lot.name}`}
      back={paths.admin.lot(lot.id)}
      backText={lot.name}
      summary={summary}
      width="full"
    >
      {documentKinds.map((kind) => (
        <Versions
          key={kind}
          kind={kind}
          held={held[kind]}
          name={kindInWords[kind]}
          documents={documents.filter((document) => document.kind === kind)}
        />
      ))}
      <NotYetAccepted />
      {mayPublish ? <PublishForm /> : <p className="govuk-body">Only a commissioner can publish a version.</p>}
    </Page>
  );
}
