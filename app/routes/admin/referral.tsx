import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime, formatDeadline, today } from "#app/domain/london-time.ts";
import { packageHours, packageOf } from "#app/domain/placements/package-hours.server.ts";
import { mayTellWho, risksShown } from "#app/domain/referrals/disclosure.ts";
import { lotChoices, wordsOf } from "#app/domain/referrals/lot-choices.server.ts";
import { legalBases } from "#app/domain/referrals/referral.ts";
import { referralWords } from "#app/domain/referrals/referral-status.ts";
import { eventsOf, getReferral, openBrief, requestsOf } from "#app/domain/referrals/referrals.server.ts";
import { answerWords } from "#app/domain/referrals/request-status.ts";
import { timeLeft } from "#app/domain/referrals/time-left.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { PackageHours } from "./package-hours.tsx";
import { ReferralFacts, SealedWords } from "./referral-facts.tsx";

export const handle = {
  title: ({ data }: { data?: { ref: string } }) => `Referral ${data?.ref ?? ""}`.trim(),
  states: ["draft", "sent"],
};

const eventWords: Record<string, string> = { send: "Sent to providers", award: "Awarded", close: "Closed" };

export const loader = guarded("referral.read", async ({ db, who, at, config, params, url }) => {
  if (who.kind !== "council") throw new NotFound("referral");
  const referral = await readAs(db, who, (trx) => getReferral(trx, params.id ?? ""));
  const words = wordsOf(await lotChoices(db, referral.lot_id, at));
  const sealed =
    url.searchParams.get("open") === "brief" ? await openBrief(db, who, config, referral.id, at) : undefined;
  const [requests, events] = [await requestsOf(db, referral.id), await eventsOf(db, referral.id)];
  const due = referral.due_at;
  return {
    id: referral.id,
    ref: referral.ref,
    status: referral.status,
    maySend: referral.status === "draft" && can(who, "referral.send"),
    mayOpen: can(who, "child.identity"),
    childId: referral.child_id,
    warn: mayTellWho(referral.needs),
    hours: isOpen(referral.status)
      ? await readAs(db, who, (trx) => packageHours(trx, packageOf(referral), today(at)))
      : undefined,
    sealed,
    deadline: due && { text: formatDeadline(due), rule: referral.deadline_rule ?? "", left: timeLeft(due, at).text },
    facts: {
      status: referralWords[referral.status],
      child: referral.childRef,
      lot: referral.lotName,
      broker: referral.brokerName,
      age: referral.age,
      needs: referral.needs.map(words),
      modes: referral.modes.map(words),
      days: referral.days.map(words),
      sessions: referral.sessions_per_week,
      dates: `${formatDate(referral.start_on)} to ${formatDate(referral.end_on)}`,
      area: referral.outcode,
      travelKm: referral.travel_km,
      summary: referral.summary,
      risks: risksShown(referral.risk_categories, "B"),
      basis: legalBases.find(({ value }) => value === referral.legal_basis)?.label ?? referral.legal_basis,
      authority: referral.maintaining_authority ?? "This council",
      foundHow: referral.found_how ?? "",
    },
    requests: requests.map(({ id, ref, name, km, status, late, viewedAt }) => ({
      id,
      ref,
      name,
      distance: km === null ? "Online" : `${km} km`,
      answer: `${answerWords[status]}${late ? " (late)" : ""}`,
      opened: viewedAt ? formatDateTime(viewedAt) : "–",
    })),
    events: [
      ...events.map(({ event, reason, at: when, by }) => ({
        title: eventWords[event] ?? event,
        by: by ?? "",
        reason,
        when,
      })),
      { title: "Need recorded", by: referral.brokerName, reason: null, when: referral.created_at },
    ].map(({ when, ...event }) => ({ ...event, date: formatDateTime(when), dateTime: when.toISOString() })),
  };
});

const isOpen = (status: string): boolean => status === "draft" || status === "sent";

export default function Referral() {
  const page = useLoaderData<typeof loader>();
  const { id, ref, status, facts, requests, events, deadline } = page;
  return (
    <Page title={`Referral ${ref}`} back={paths.admin.referrals()} backText="Referrals" width="full">
      {deadline && status === "sent" ? (
        <p className="govuk-body-l">
          {deadline.text}. <strong>{deadline.left}.</strong>
        </p>
      ) : null}
      {page.maySend ? (
        <>
          {page.warn ? (
            <WarningText>
              These needs together may fit fewer than ten children. Make sure that the summary cannot tell who it is.
            </WarningText>
          ) : null}
          <ButtonLink href={paths.admin.sendReferral(id)}>See who is eligible and send</ButtonLink>
        </>
      ) : null}
      {status === "sent" ? <ButtonLink href={paths.admin.compare(id)}>Compare the offers</ButtonLink> : null}
      {requests.length > 0 ? (
        <Table
          caption="Providers asked"
          captionClassName="govuk-table__caption--m"
          head={["Provider", "Reference", "Distance", "Opened", "Answer"]}
          rows={requests.map((row) => [row.name, row.ref, row.distance, row.opened, row.answer])}
          firstCellIsHeader
        />
      ) : null}
      {page.hours ? <PackageHours hours={page.hours} /> : null}
      <ReferralFacts
        facts={facts}
        rule={deadline?.rule}
        childHref={page.mayOpen ? paths.admin.child(page.childId) : undefined}
      />
      <SealedWords
        sealed={page.sealed}
        openHref={page.mayOpen ? `${paths.admin.referral(id)}?open=brief` : undefined}
      />
      <h2 className="govuk-heading-m">History</h2>
      <Timeline events={events.map(({ reason, ...event }) => ({ ...event, description: reason }))} />
    </Page>
  );
}
