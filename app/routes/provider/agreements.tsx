import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { shownTerms } from "#app/domain/agreements/acceptance.ts";
import { agreementsOf } from "#app/domain/agreements/agreements.server.ts";
import { ownersOf } from "#app/domain/agreements/who-can-sign.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { AcceptanceSaid, AcceptTerms } from "./accept-terms-form.tsx";
import { postAcceptance } from "./accept-terms-post.server.ts";

export const handle = { title: "Agreements", states: ["empty", "filled", "todo", "read-only", "error", "done"] };

export const loader = guardedRead("agreement.read", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const agreements = await agreementsOf(db, who.providerId, at);
  return {
    agreements: agreements.map(({ lotId, lotName, waits, accepted, inForce, announced, carried }) => ({
      ...{ lotId, lotName, inForce: inForce.version, waits: waits.map(({ version }) => version) },
      announced: announced && { version: announced.version, from: formatDate(announced.fromOn ?? "") },
      acceptBy: carried?.acceptBy ? formatDate(carried.acceptBy) : undefined,
      accepted: accepted[0] && { ...accepted[0], at: formatDate(accepted[0].at) },
    })),
    shown: agreements.flatMap(({ lotId, waits }) => waits.map(({ version }) => shownTerms(lotId, version))),
    person: who.name,
    provider: who.providerName,
    mayAccept: can(who, "agreement.accept"),
    owners: await ownersOf(db, who.providerId),
    done: url.searchParams.get("done") === "accepted",
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "agreement.accept",
  (guard) => postAcceptance(guard, paths.provider.agreements()),
  "agreement.read",
);

type Row = ReturnType<typeof useLoaderData<typeof loader>>["agreements"][number];

export default function Agreements() {
  const { agreements, shown, done } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Agreements"
      back={paths.provider.applications()}
      backText="Applications"
      summary={<AcceptanceSaid done={done} />}
      lead="The terms between you and the council, for each lot that you are approved for."
    >
      {agreements.length === 0 ? (
        <EmptyState title="You have no agreements yet">
          <p className="govuk-body">There is one for each lot as soon as you are approved for it.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Your agreements"
          captionHidden
          head={["Lot", "Terms in force", "You have accepted", "State"]}
          rows={agreements.map((agreement) => [
            <a key={agreement.lotId} className="govuk-link" href={paths.provider.lotAgreement(agreement.lotId)}>
              {agreement.lotName}
            </a>,
            <InForce key="in-force" {...agreement} />,
            <Accepted key="accepted" {...agreement} />,
            <State key="state" {...agreement} />,
          ])}
        />
      )}
      {shown.length > 0 ? <Accept /> : null}
    </Page>
  );
}

const InForce = ({ inForce, announced }: Row) => (
  <>
    Version {inForce}
    {announced ? `. Version ${announced.version} from ${announced.from}` : null}
  </>
);

const Accepted = ({ accepted }: Row) =>
  accepted ? `Version ${accepted.version}, by ${accepted.by} on ${accepted.at}` : "Nothing yet";

const State = ({ waits, acceptBy }: Row) =>
  waits.length === 0 ? (
    <Tag colour="green">Accepted</Tag>
  ) : (
    <>
      <Tag colour="yellow">To accept</Tag> version {waits.join(" and ")}
      {acceptBy ? `, by ${acceptBy}` : null}
    </>
  );

function Accept() {
  const { agreements, shown, person, provider, mayAccept, owners, submissionKey } = useLoaderData<typeof loader>();
  const waiting = agreements.filter(({ waits }) => waits.length > 0);
  return (
    <>
      <h2 className="govuk-heading-m">Accept {waiting.length === 1 ? "what waits" : "all that wait"}</h2>
      <p className="govuk-body">Read the terms first. You accept:</p>
      <ul className="govuk-list govuk-list--bullet">
        {waiting.map(({ lotId, lotName, waits }) => (
          <li key={lotId}>
            <a className="govuk-link" href={paths.provider.lotAgreement(lotId)}>
              {lotName}: version {waits.join(" and ")} of the terms
            </a>
          </li>
        ))}
      </ul>
      <AcceptTerms
        action={paths.provider.agreements()}
        {...{ shown, person, provider, submissionKey, mayAccept, owners }}
      />
    </>
  );
}
