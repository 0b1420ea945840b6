import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { startPlacement } from "#app/domain/placements/change-placement.server.ts";
import { readsDecisions } from "#app/domain/placements/decisions/decisions.server.ts";
import { eventInWords, placementFacts } from "#app/domain/placements/placement-facts.ts";
import { startForm } from "#app/domain/placements/placement-forms.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import { ownerWords, type PlacementGateName } from "#app/domain/placements/placement-gates.ts";
import { placementWords } from "#app/domain/placements/placement-status.ts";
import { getPlacement, peopleWhoSaw, placementHistory } from "#app/domain/placements/placements.server.ts";
import { titleWithQuestion } from "#app/domain/providers/provider-gates.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
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
  states: ["agreed", "ready", "live", "ended"],
};

export const loader = guardedRead("placement.read", async ({ db, who, at, params }) => {
  const placement = await getPlacement(db, who, params.id ?? "");
  const { id, ref, provider, status, version, providerId } = placement;
  const gates = await gatesOf(db, placement, at);
  const opensChild = can(who, "child.identity");
  const readsStaff = can(who, "staff.read");
  const links: Record<PlacementGateName, string> = {
    staff: readsStaff ? paths.admin.checksLetter(id) : paths.admin.provider(providerId),
    "provider-acceptance": paths.admin.agreement(id),
    "council-acceptance": paths.admin.agreement(id),
    "qa-check": paths.admin.qualityCheck(id),
    order: paths.admin.order(id),
    "risk-assessment": opensChild ? paths.admin.gateNotes(id) : paths.admin.provider(providerId),
  };
  const history = await placementHistory(db, id);
  return {
    ...{ id, ref, provider, version, readsStaff, slug: placement.providerSlug },
    status: placementWords[status],
    running: status === "live" || status === "paused",
    begun: status !== "agreed",
    awardAccepted: placement.awardAcceptedAt ? formatDateTime(placement.awardAcceptedAt) : undefined,
    facts: placementFacts(placement),
    referral: can(who, "referral.read") ? { id: placement.referralId, ref: placement.referralRef } : undefined,
    child: opensChild ? { id: placement.childId, seenBy: await peopleWhoSaw(db, placement.childId) } : undefined,
    providerGates: gates.provider.map((gate) => ({
      ...{ ...gate, title: titleWithQuestion(gate), href: paths.admin.provider(providerId) },
    })),
    placementGates: gates.placement.map((gate) => ({ ...gate, href: links[gate.gate] })),
    missing: [...gates.provider, ...gates.placement].filter(({ met }) => !met).length,
    decisions: await readsDecisions(db, who, id),
    mayStart: status === "agreed" && can(who, "placement.start"),
    mayChange: status !== "ended" && can(who, "placement.pause-end"),
    history: history.map(({ event, reason, at: when, by }) => ({
      title: eventInWords(event),
      description: reason,
      by,
      date: formatDateTime(when),
      dateTime: when.toISOString(),
    })),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "placement.start",
  placementDeed(startForm, paths.admin.placement, ({ db, who, at }, start) => startPlacement(db, who, start, at)),
  "placement.read",
);

export default function Placement() {
  const page = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const owned = <T extends { owner: keyof typeof ownerWords }>(gates: T[]) =>
    gates.map((gate) => ({ ...gate, owner: ownerWords[gate.owner] }));
  return (
    <Page
      title={page.ref}
      caption={page.provider}
      back={paths.admin.placements()}
      backText="Placements"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        <Tag colour={page.status.colour}>{page.status.text}</Tag>
      </p>
      <SummaryList rows={page.facts} />
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={paths.admin.agreement(page.id)}>
            Read the agreement
          </a>
        </li>
        {page.readsStaff ? (
          <li>
            <a className="govuk-link" href={paths.admin.checksLetter(page.id)}>
              Letter on the checks of its staff
            </a>
          </li>
        ) : null}
        {page.referral ? (
          <li>
            <a className="govuk-link" href={paths.admin.compare(page.referral.id)}>
              How the offers of {page.referral.ref} compared
            </a>
          </li>
        ) : null}
        {page.begun ? (
          <li>
            <a className="govuk-link" href={paths.admin.marks(page.id)}>
              Attendance marks
            </a>
          </li>
        ) : null}
        {page.decisions ? (
          <li>
            <a className="govuk-link" href={paths.admin.placementDecision(page.id)}>
              What was decided while the provider was on hold
            </a>
          </li>
        ) : null}
        <li>
          <a className="govuk-link" href={paths.concern(page.slug)}>
            Tell us that you are worried about this provider
          </a>
        </li>
        {page.child ? (
          <li>
            Who the child is has been seen by {page.child.seenBy} {page.child.seenBy === 1 ? "person" : "people"}:{" "}
            <a className="govuk-link" href={paths.admin.child(page.child.id)}>
              open the child’s record and who saw it
            </a>
          </li>
        ) : null}
      </ul>
      {page.awardAccepted ? null : (
        <InsetText>The provider has not accepted the award yet, and does not know who the child is.</InsetText>
      )}

      <h2 className="govuk-heading-m">What must be true of the provider</h2>
      <Requirements idPrefix="provider-gates" items={owned(page.providerGates)} />
      <h2 className="govuk-heading-m">What must be true of this placement</h2>
      <Requirements idPrefix="placement-gates" items={owned(page.placementGates)} />

      {page.mayStart && page.missing === 0 ? (
        <Form method="post" noValidate>
          <SubmissionKey value={page.submissionKey} />
          <Version value={page.version} />
          <Button>Start the placement</Button>
        </Form>
      ) : null}
      {page.mayStart && page.missing > 0 ? (
        <InsetText>
          The placement can start when everything above is met. {page.missing} {page.missing === 1 ? "is" : "are"}{" "}
          missing.
        </InsetText>
      ) : null}
      {page.mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.changePlacement(page.id)}>
            {page.running ? "Pause or end the placement" : "End the placement"}
          </a>
        </p>
      ) : null}
      {page.history.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">History</h2>
          <Timeline events={page.history} />
        </>
      ) : null}
    </Page>
  );
}
