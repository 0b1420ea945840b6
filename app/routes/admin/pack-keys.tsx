import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { inGroups } from "#app/domain/evidence-pack/key-words.ts";
import { ownKeys } from "#app/domain/evidence-pack/own-keys.server.ts";
import { asPem } from "#app/domain/evidence-pack/pack-key.server.ts";
import { trustedCouncils } from "#app/domain/evidence-pack/trusted-councils.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { OwnKeyCard, TrustedCard } from "./pack-key-parts.tsx";

export const handle = { title: "Keys of evidence packs", states: ["empty", "filled"] };

const at = (instant: Date | null) => (instant ? formatDateTime(instant) : undefined);

export const loader = guarded("pack-keys.read", async ({ db, who, config }) => {
  const own = await ownKeys(db, config.evidencePackKey);
  const councils = await trustedCouncils(db);
  return {
    manages: can(who, "pack-keys.manage"),
    published: `${config.publicUrl.origin}${paths.evidencePackKeys()}`,
    hasKey: config.evidencePackKey !== undefined,
    revocable: own.some(({ revokedAt }) => !revokedAt),
    trusts: councils.some(({ endedAt }) => !endedAt),
    own: own.map(({ id, publicKey, current, from, until, revokedAt, revokedBecause }) => ({
      ...{ id, current, fingerprint: inGroups(id), pem: asPem(publicKey), revokedBecause },
      ...{ from: at(from), until: at(until), revoked: at(revokedAt) },
    })),
    councils: councils.map(({ publicKey: _, keyId, at: since, endedAt, ...council }) => ({
      ...council,
      ...{ fingerprint: inGroups(keyId), since: formatDateTime(since), ended: at(endedAt) },
    })),
  };
});

export default function PackKeys() {
  const { manages, published, hasKey, revocable, trusts, own, councils } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Keys of evidence packs"
      back={paths.admin.providers()}
      backText="Providers"
      lead="A provider can take its answers and documents to another council as a signed pack. The key shows who signed it."
    >
      <h2 className="govuk-heading-m">This council’s keys</h2>
      {hasKey ? null : (
        <EmptyState title="There is no key, so providers cannot make packs">
          <p className="govuk-body">
            Whoever runs this portal sets one as EVIDENCE_PACK_KEY. Packs of other councils can be brought without it.
          </p>
        </EmptyState>
      )}
      {own.map((key) => (
        <OwnKeyCard key={key.id} own={key} />
      ))}
      <p className="govuk-body">
        Other councils find the keys at <span className="app-answer">{published}</span> and compare the fingerprint with
        you before they trust it.
      </p>
      {manages && revocable ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.revokePackKey()}>
            Revoke a key of ours
          </a>
        </p>
      ) : null}
      <h2 className="govuk-heading-m">Councils whose packs we take</h2>
      {trusts ? null : (
        <EmptyState title="No council’s key is trusted now">
          <p className="govuk-body">Until one is, every pack that a provider brings is refused.</p>
        </EmptyState>
      )}
      {councils.map((council) => (
        <TrustedCard key={council.id} council={council} />
      ))}
      {manages ? (
        <ul className="govuk-list">
          <li>
            <a className="govuk-link" href={paths.admin.trustCouncil()}>
              Trust another council’s key
            </a>
          </li>
          {trusts ? (
            <li>
              <a className="govuk-link" href={paths.admin.endTrust()}>
                Stop trusting a key
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </Page>
  );
}
