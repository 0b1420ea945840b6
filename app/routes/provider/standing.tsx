import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { countBlocks, whatStops } from "#app/domain/providers/blocks/what-stops.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { BlockCards, inBrief } from "./block-cards.tsx";

export const handle = { title: "What stops you being used", states: ["empty", "clear", "filled"] };

export const loader = guardedRead("standing.read-own", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const stops = await whatStops(
    db,
    who.providerId,
    { readsExclusions: can(who, "exclusion.read-own"), readsSuspensions: can(who, "suspension.read-own") },
    at,
  );
  return {
    count: countBlocks(stops),
    everywhere: stops.everywhere.map(inBrief),
    lots: stops.lots.map(({ lotId, name, blocks }) => ({ lotId, name, blocks: blocks.map(inBrief) })),
    notYet: stops.notYet,
  };
});

export default function Standing() {
  const { count, everywhere, lots, notYet } = useLoaderData<typeof loader>();
  return (
    <Page title="What stops you being used" lead={lots.length > 0 ? inAll(count) : undefined}>
      {lots.length === 0 ? (
        <EmptyState title="You are not approved on any lot yet">
          <p className="govuk-body">
            <a className="govuk-link" href={paths.provider.applications()}>
              See your applications, or start one
            </a>
          </p>
        </EmptyState>
      ) : null}
      {everywhere.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">On every lot</h2>
          <BlockCards blocks={everywhere} />
        </>
      ) : null}
      {lots.map(({ lotId, name, blocks }) => (
        <section key={lotId} aria-labelledby={`lot-${lotId}`}>
          <h2 className="govuk-heading-m" id={`lot-${lotId}`}>
            {name}
          </h2>
          <BlockCards blocks={blocks} />
          {blocks.length === 0 ? <Nothing more={everywhere.length > 0} /> : null}
        </section>
      ))}
      {notYet.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Not approved yet</h2>
          <ul className="govuk-list govuk-list--bullet">
            {notYet.map(({ applicationId, lot, status }) => (
              <li key={applicationId}>
                <a className="govuk-link" href={paths.provider.application(applicationId)}>
                  Your application to {lot}
                </a>
                : {status.toLowerCase()}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}

function Nothing({ more }: { more: boolean }) {
  return (
    <p className="govuk-body">
      {more ? "Nothing more stops you on this lot." : <Tag colour="green">Nothing stops you on this lot</Tag>}
    </p>
  );
}

function inAll(count: number): string {
  if (count === 0) return "Nothing: we can ask you, and award to you, on every lot that you are approved on.";
  return `${count === 1 ? "One thing stops" : `${count} things stop`} new referrals, awards or starts now.`;
}
