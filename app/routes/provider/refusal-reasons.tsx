import { Form } from "@remix-run/react";
import type { Refusal } from "#app/domain/applications/refusal-reasons.server.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placed } from "#app/ui/placed.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Reason = Refusal["reasons"][number];
type Again = { lotId: string; submissionKey: string };

/** Why an application was refused, how to put each thing right, and where, once the provider has applied again. */
export function RefusalReasons({
  refusal: { reasons, draftId },
  again,
}: {
  refusal: Refusal;
  again: Again | undefined;
}) {
  return (
    <>
      <InsetText>
        We wrote to you with the reasons. Every answer and document is kept.{" "}
        {draftId ? (
          <>
            You have <a href={paths.provider.application(draftId)}>a new application</a>.
          </>
        ) : null}
      </InsetText>
      {again && !draftId ? <ApplyAgain {...again} /> : null}
      {reasons.length > 0 ? <h2 className="govuk-heading-m">Why, and how to put it right</h2> : null}
      <Reasons reasons={reasons} draftId={draftId} />
    </>
  );
}

/** Starts the new application at once, with everything kept. */
export function ApplyAgain({ lotId, submissionKey }: Again) {
  return (
    <Form method="post" action={paths.provider.applications()}>
      <input type="hidden" name="lotId" value={lotId} />
      <SubmissionKey value={submissionKey} />
      <Button>Apply again</Button>
    </Form>
  );
}

/** On the new application: what was wrong last time, each thing with the way to its answer. */
export function ReasonsBefore({ reasons, draftId }: { reasons: readonly Reason[]; draftId: string }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Why you were refused last time</h2>
      <p className="govuk-body">Your answers and documents are all here. Change what these reasons ask for.</p>
      <Reasons reasons={reasons} draftId={draftId} />
    </>
  );
}

function Reasons({ reasons, draftId }: { reasons: readonly Reason[]; draftId: string | undefined }) {
  return placed(reasons).map(({ place, item: { title, reason, remedy, page } }) => (
    <SummaryList
      key={place}
      card={{
        title: title || "Another reason",
        headingLevel: 3,
        actions: draftId && page ? [{ href: paths.provider.question(draftId, page), text: "Change the answer" }] : [],
      }}
      rows={[
        { key: "Reason", value: <div className="app-answer">{reason}</div> },
        ...(remedy ? [{ key: "How to put it right", value: <div className="app-answer">{remedy}</div> }] : []),
      ]}
    />
  ));
}
