import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { londonDate, londonTime } from "#app/domain/london-time.ts";
import { decidePlacement } from "#app/domain/placements/decisions/decide-placement.server.ts";
import { decideForm, toldForm } from "#app/domain/placements/decisions/decision-forms.ts";
import { decisionPage } from "#app/domain/placements/decisions/decision-page.server.ts";
import { recordTold } from "#app/domain/placements/decisions/record-told.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { PlacementPage, titled } from "../placement-parts.tsx";
import { DecideForm, ToldForm } from "./placement-decision-parts.tsx";

export const handle = {
  title: titled("Decision about"),
  states: ["empty", "open", "overdue", "error", "decided", "no-longer-needed"],
};

export const loader = guardedRead("placement-decision.read", async ({ db, who, at, params }) => {
  const [year, month, day] = londonDate(at).split("-");
  return {
    ...(await decisionPage(db, who, params.id ?? "", at)),
    mayTell: can(who, "placement-decision.tell"),
    now: { "toldOn-day": day, "toldOn-month": month, "toldOn-year": year, toldAt: londonTime(at).slice(0, 5) },
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "placement-decision.tell",
  async ({ db, who, at, params, form }) => {
    const placementId = params.id ?? "";
    const sent = await form();
    if (sent.get("intent") === "told") {
      const parsed = parseForm(toldForm, sent);
      if (!parsed.ok) return data(parsed.failure, 400);
      await recordTold(db, who, { placementId, ...parsed.answers }, at);
    } else {
      const parsed = parseForm(decideForm, sent);
      if (!parsed.ok) return data(parsed.failure, 400);
      await decidePlacement(db, who, { placementId, ...parsed.answers }, at);
    }
    throw redirect(paths.admin.placementDecision(placementId), 303);
  },
  "placement-decision.read",
);

export default function PlacementDecision() {
  const { id, ref, provider, status, open, overdue, mayDecide, mayTell, past, told, now, key } =
    useLoaderData<typeof loader>();
  const form = useFormState();
  const telling = useFormState(now);
  return (
    <PlacementPage title="What becomes of this placement?" of={ref} back={paths.admin.placement(id)}>
      <SummaryList
        rows={[
          { key: "Provider", value: provider },
          { key: "Placement", value: <Tag colour={status.colour}>{status.text}</Tag> },
        ]}
      />
      {open.length + past.length === 0 ? (
        <EmptyState title="Nothing to decide">
          <p className="govuk-body">The provider has not been put on hold while this placement ran.</p>
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <>
          {open.map((one) => (
            <InsetText key={one.id}>
              <strong>{one.because}.</strong> The provider is on hold since {one.since}. A decision is due by {one.due}.{" "}
              {one.rule}
            </InsetText>
          ))}
          {overdue ? <WarningText>This is overdue, and has moved to the director.</WarningText> : null}
          {mayDecide ? (
            <DecideForm form={form} seen={open.map((one) => one.id).join(",")} submissionKey={key} />
          ) : (
            <p className="govuk-body">A QA lead decides; once it is overdue, a director.</p>
          )}
        </>
      ) : null}
      {past.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What was decided</h2>
          <Timeline events={past} label="Decisions" />
        </>
      ) : null}
      {past.some(({ decided }) => decided) ? (
        <>
          <h2 className="govuk-heading-m">Who was told</h2>
          <p className="govuk-body">
            Tell the school and the family by telephone: the portal holds no address or number of theirs, and writes to
            neither. The broker and the provider were told by e-mail.
          </p>
          {told.length > 0 ? (
            <ul className="govuk-list govuk-list--bullet">
              {told.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
          {mayTell ? <ToldForm form={telling} submissionKey={key} /> : null}
        </>
      ) : null}
    </PlacementPage>
  );
}
