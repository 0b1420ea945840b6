import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { openGateNotes } from "#app/domain/placements/open-placement-child.server.ts";
import { placementGateNames } from "#app/domain/placements/placement-gates.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { PlacementPage, titled } from "../placement-parts.tsx";

export const handle = {
  title: titled("Notes"),
  states: ["empty", "filled"],
};

export const loader = guarded("child.identity", async ({ db, config, who, at, params }) => {
  const { id, ref } = await readAs(db, who, (trx) => getPlacement(trx, who, params.id ?? ""));
  const notes = await openGateNotes(db, who, config, id, at);
  return {
    id,
    ref,
    notes: notes.map(({ gate, by, at: when, text }) => ({
      title: gate === "qa-check" ? placementGateNames["qa-check"] : placementGateNames["risk-assessment"],
      by,
      when: formatDateTime(when),
      text,
    })),
  };
});

export default function GateNotes() {
  const { id, ref, notes } = useLoaderData<typeof loader>();
  return (
    <PlacementPage title="Notes about this child" of={ref} back={paths.admin.placement(id)}>
      <InsetText>That you opened these notes is written down with the child’s record.</InsetText>
      {notes.length === 0 ? <EmptyState title="Nothing is written yet" /> : null}
      {notes.map(({ title, by, when, text }) => (
        <section key={title}>
          <h2 className="govuk-heading-m">{title}</h2>
          <p className="govuk-body app-answer">{text}</p>
          <p className="govuk-hint">
            {by}, {when}
          </p>
        </section>
      ))}
    </PlacementPage>
  );
}
