import { confirmedInWords, type WayToConfirm } from "#app/domain/evidence-pack/pack-forms.ts";
import { Details } from "#app/ui/details.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** A fingerprint large enough to be read out over the telephone. */
export function Fingerprint({ groups }: { groups: string }) {
  return <strong className="govuk-!-font-size-24 app-answer">{groups}</strong>;
}

type OwnKey = {
  current: boolean;
  fingerprint: string;
  pem: string;
  from: string | undefined;
  until: string | undefined;
  revoked: string | undefined;
  revokedBecause: string | null;
};

/** One key of this council: its fingerprint, since when, and whether it still counts. */
export function OwnKeyCard({ own }: { own: OwnKey }) {
  const { current, fingerprint, pem, from, until, revoked, revokedBecause } = own;
  return (
    <>
      <SummaryList
        card={{ title: current ? "The key that signs now" : "A key that signed before", headingLevel: 3 }}
        rows={[
          {
            key: "State",
            value: revoked ? (
              <Tag colour="red">Revoked</Tag>
            ) : (
              <Tag colour={current ? "green" : "grey"}>{current ? "In use" : "Earlier"}</Tag>
            ),
          },
          { key: "Fingerprint", value: <Fingerprint groups={fingerprint} /> },
          { key: "First pack", value: from ?? "None yet" },
          ...(until ? [{ key: "Replaced", value: until }] : []),
          ...(revoked ? [{ key: "Revoked", value: `${revoked}: ${revokedBecause}` }] : []),
        ]}
      />
      <Details summary="The key itself, to send to another council">
        <pre className="govuk-body-s app-answer">{pem}</pre>
      </Details>
    </>
  );
}

type Trusted = {
  name: string;
  fingerprint: string;
  confirmedWith: string;
  confirmedBy: WayToConfirm;
  since: string;
  by: string;
  ended: string | undefined;
  endedAs: "ended" | "revoked" | null;
  endedBecause: string | null;
  endedBy: string | null;
};

/** Another council's key: who compared it with whom, and whether it is still trusted. */
export function TrustedCard({ council }: { council: Trusted }) {
  const { name, fingerprint, confirmedWith, confirmedBy, since, by, ended, endedAs, endedBecause, endedBy } = council;
  return (
    <SummaryList
      card={{ title: name, headingLevel: 3 }}
      rows={[
        {
          key: "State",
          value: ended ? (
            <Tag colour={endedAs === "revoked" ? "red" : "grey"}>{endedAs === "revoked" ? "Revoked" : "Ended"}</Tag>
          ) : (
            <Tag colour="green">Trusted</Tag>
          ),
        },
        { key: "Fingerprint", value: <Fingerprint groups={fingerprint} /> },
        { key: "Compared with", value: `${confirmedWith}. ${confirmedInWords[confirmedBy]}` },
        { key: "Trusted", value: `${since}, by ${by}` },
        ...(ended ? [{ key: "No longer", value: `${ended}, by ${endedBy}: ${endedBecause}` }] : []),
      ]}
    />
  );
}
