import { useLoaderData } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { DocumentText } from "../document-text.tsx";
import { AcceptTerms } from "./accept-terms-form.tsx";
import type { loader } from "./lot-agreement.tsx";

/** The text of everything that waits, then the form by which it is accepted, or who can. */
export function ToAccept() {
  const { lotId, lotName, waits, carried, shown, person, provider, mayAccept, owners, submissionKey } =
    useLoaderData<typeof loader>();
  return (
    <>
      {carried ? (
        <InsetText>
          <p>
            The list of {lotName} was opened again, and your place on it is carried forward. Nothing is applied for
            again: accept the terms{carried.acceptBy ? ` by ${carried.acceptBy}` : null}.
          </p>
          {carried.because ? <p className="app-answer">{carried.because}</p> : null}
        </InsetText>
      ) : null}
      {waits.map(({ version, title, body, why, from, ahead }) => (
        <section key={version} aria-label={`Version ${version}`}>
          <h2 className="govuk-heading-m">{title ?? `Terms of ${lotName}`}</h2>
          <SummaryList
            rows={[
              { key: "Version", value: version },
              ...(from ? [{ key: ahead ? "Will hold from" : "In force since", value: from }] : []),
              ...(why ? [{ key: "What has changed", value: <span className="app-answer">{why}</span> }] : []),
            ]}
          />
          {body ? (
            <DocumentText body={body} />
          ) : (
            <p className="govuk-body">The text of this version is not kept here. Ask the council for it.</p>
          )}
        </section>
      ))}
      <h2 className="govuk-heading-m">Accept these terms</h2>
      <AcceptTerms
        action={paths.provider.lotAgreement(lotId)}
        {...{ shown, person, provider, submissionKey, mayAccept, owners }}
      />
    </>
  );
}

/** The agreement as it was signed, from the copy that was kept then. */
export function Copy() {
  const { lotId, waits, agreed, copy } = useLoaderData<typeof loader>();
  if (!agreed) return null;
  const signed = [
    { key: "Accepted by", value: agreed.role ? `${agreed.by}, ${agreed.role}` : agreed.by },
    { key: "At", value: agreed.at },
  ];
  return (
    <>
      {waits.length > 0 ? (
        <InsetText>
          Other terms wait for your acceptance.{" "}
          <a className="govuk-link" href={paths.provider.lotAgreement(lotId)}>
            Read what waits
          </a>
        </InsetText>
      ) : null}
      {copy ? (
        <>
          <h2 className="govuk-heading-m">{copy.title}</h2>
          <SummaryList
            rows={[
              { key: "Between", value: `${copy.council} and ${copy.provider}` },
              { key: "Lot", value: `${copy.lot}, ${copy.framework}` },
              { key: "Version", value: copy.version },
              ...signed,
              { key: "Fingerprint of the text", value: <code className="app-answer">{copy.sha256}</code> },
            ]}
          />
          <DocumentText body={copy.body} />
        </>
      ) : (
        <>
          <SummaryList rows={[{ key: "Version", value: agreed.version }, ...signed]} />
          <p className="govuk-body">
            This version was accepted before the portal kept texts, so there is no copy of it here. Ask the council for
            it.
          </p>
        </>
      )}
    </>
  );
}

/** Every version that was accepted, newest first, each with what was signed. */
export function Earlier() {
  const { lotId, accepted } = useLoaderData<typeof loader>();
  if (accepted.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What you have accepted</h2>
      <Table
        caption="Versions that you have accepted"
        captionHidden
        head={["Version", "By", "At"]}
        rows={accepted.map(({ version, by, role, at }) => [
          <a key={version} className="govuk-link" href={`${paths.provider.lotAgreement(lotId)}?version=${version}`}>
            Version {version}
          </a>,
          role ? `${by}, ${role}` : by,
          at,
        ])}
      />
    </>
  );
}
