import { Form, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { decisionForReading } from "#app/domain/placements/decisions/decision-in-words.ts";
import { decisionForProvider } from "#app/domain/placements/decisions/decisions.server.ts";
import { eventInWords, placementFacts } from "#app/domain/placements/placement-facts.ts";
import { deedForm } from "#app/domain/placements/placement-forms.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import { ownerWords, type PlacementGateName } from "#app/domain/placements/placement-gates.ts";
import { namedOn } from "#app/domain/placements/placement-people.server.ts";
import { placementWords } from "#app/domain/placements/placement-status.ts";
import { getPlacement, placementHistory } from "#app/domain/placements/placements.server.ts";
import { acceptAward } from "#app/domain/referrals/accept-award.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Requirements } from "#app/ui/requirements.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { placementDeed } from "../placement-deed.server.ts";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => data?.ref ?? "Placement",
  states: ["awarded", "accepted", "live", "decided", "ended"],
};

export const loader = guardedRead("placement.read-own", async ({ db, who, at, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { id, ref, providerId, status } = placement;
  const { provider } = paths;
  const gates = await gatesOf(db, placement, at);
  const links: Record<PlacementGateName, string> = {
    staff: provider.staff(),
    "provider-acceptance": provider.agreement(id),
    "council-acceptance": provider.agreement(id),
    "qa-check": paths.help(),
    order: paths.help(),
    "risk-assessment": provider.riskAssessment(id),
  };
  const evidence = (gate: string) => (gate.startsWith("INS-") ? provider.evidence() : paths.help());
  const accepted = placement.awardAcceptedAt !== null;
  const history = await placementHistory(db, id);
  const named = await namedOn(db, id);
  const decision = await decisionForProvider(db, id);
  return {
    ...{ id, ref, accepted, slug: placement.providerSlug },
    request: { id: placement.requestId, ref: placement.requestRef },
    status: placementWords[status],
    begun: status !== "agreed",
    ended: status === "ended",
    facts: placementFacts(placement),
    mayAccept: !accepted && status === "agreed" && can(who, "placement.accept-as-provider", { providerId }),
    decision: decision && decisionForReading(decision),
    named: named.map(({ name }) => name),
    isNamed: named.some((person) => person.id === personId(who)),
    mayName: accepted && status !== "ended" && can(who, "placement.name-people", { providerId }),
    opensChild:
      accepted &&
      status !== "ended" &&
      can(who, "placement.identity", { providerId }) &&
      named.some((person) => person.id === personId(who)),
    gates: [
      ...gates.provider.map((gate) => ({ ...gate, href: evidence(gate.gate) })),
      ...gates.placement.map((gate) => ({ ...gate, href: links[gate.gate] })),
    ],
    history: history.map(({ event, at: when }) => ({
      title: eventInWords(event),
      date: formatDateTime(when),
      dateTime: when.toISOString(),
    })),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.accept-as-provider",
  placementDeed(deedForm, paths.provider.placement, ({ db, who, at }, deed) => acceptAward(db, who, deed, at)),
  "placement.read-own",
);

export default function Placement() {
  const page = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const { provider } = paths;
  return (
    <Page
      title={page.ref}
      caption="Placement"
      back={provider.placements()}
      backText="Placements"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        <Tag colour={page.status.colour}>{page.status.text}</Tag>
      </p>
      {page.decision ? (
        <InsetText>
          {page.decision.text}
          {page.decision.safeguards ? (
            <>
              <br />
              <strong>Safeguards:</strong> {page.decision.safeguards}
            </>
          ) : null}
        </InsetText>
      ) : null}
      <SummaryList rows={page.facts} />
      {page.mayAccept ? (
        <>
          <h2 className="govuk-heading-m">Your offer was chosen</h2>
          <p className="govuk-body">
            Accept the award to take this placement at the dates, sessions and rate above. After that you see who the
            child is, read the agreement and write your risk assessment. Do not start before the placement is live.
          </p>
          <Form method="post" noValidate>
            <SubmissionKey value={page.submissionKey} />
            <Button>Accept the award</Button>
          </Form>
        </>
      ) : null}
      {page.accepted || page.mayAccept ? null : (
        <InsetText>An owner, or someone who answers referrals, can accept the award.</InsetText>
      )}
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={provider.request(page.request.id)}>
            The request {page.request.ref} and your answer
          </a>
        </li>
        {page.accepted ? (
          <>
            <li>
              <a className="govuk-link" href={provider.agreement(page.id)}>
                Read the agreement
              </a>
            </li>
            <li>
              <a className="govuk-link" href={provider.checksLetter(page.id)}>
                Letter on the checks of your staff
              </a>
            </li>
          </>
        ) : null}
        <li>
          <a className="govuk-link" href={paths.concern(page.slug)}>
            Tell the council that you are worried about a child or about someone
          </a>
        </li>
        {page.opensChild ? (
          <li>
            <a className="govuk-link" href={provider.identity(page.id)}>
              See who the child is
            </a>{" "}
            (each time is written down, and the council sees it)
          </li>
        ) : null}
        {page.begun ? (
          <>
            <li>
              <a className="govuk-link" href={provider.marks(page.id)}>
                Attendance marks
              </a>
            </li>
            <li>
              <a className="govuk-link" href={provider.newInvoice(page.id)}>
                Make an invoice
              </a>
            </li>
          </>
        ) : null}
      </ul>
      {page.accepted && !page.ended ? <SeesChild page={page} /> : null}
      {page.ended ? null : (
        <>
          <h2 className="govuk-heading-m">
            {page.begun ? "What must stay true" : "What must be true before the start"}
          </h2>
          <Requirements
            idPrefix="gates"
            items={page.gates.map((gate) => ({ ...gate, owner: ownerWords[gate.owner] }))}
          />
        </>
      )}
      {page.history.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">History</h2>
          <Timeline events={page.history} />
        </>
      ) : null}
    </Page>
  );
}

/** Who is named, and so may see who the child is. */
function SeesChild({ page }: { page: { id: string; named: string[]; isNamed: boolean; mayName: boolean } }) {
  const { id, named, isNamed, mayName } = page;
  return (
    <>
      <h2 className="govuk-heading-m">Who may see who the child is</h2>
      <p className="govuk-body">
        {named.length === 0 ? "Nobody is named." : `${named.join(", ")}.`}
        {isNamed ? null : " You are not named: an owner of your organisation can name you."}
      </p>
      {mayName ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.placementPeople(id)}>
            Change who is named
          </a>
        </p>
      ) : null}
    </>
  );
}
