import type { Refusal } from "#app/domain/applications/refusal-reasons.server.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { placed } from "#app/ui/placed.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** Why an application was refused, how to put each thing right, and where, once the provider has applied again. */
export function RefusalReasons({ refusal: { reasons, draftId } }: { refusal: Refusal }) {
  return (
    <>
      <InsetText>
        We wrote to you with the reasons.{" "}
        {draftId ? (
          <>
            You have <a href={paths.provider.application(draftId)}>a new application</a>: every answer is kept.
          </>
        ) : (
          <>
            You can <a href={paths.provider.applications()}>apply again</a>: every answer is kept.
          </>
        )}
      </InsetText>
      {reasons.length > 0 ? <h2 className="govuk-heading-m">Why, and how to put it right</h2> : null}
      {placed(reasons).map(({ place, item: { title, reason, remedy, page } }) => (
        <SummaryList
          key={place}
          card={{
            title: title || "Another reason",
            headingLevel: 3,
            actions:
              draftId && page ? [{ href: paths.provider.question(draftId, page), text: "Change the answer" }] : [],
          }}
          rows={[
            { key: "Reason", value: <div className="app-answer">{reason}</div> },
            ...(remedy ? [{ key: "How to put it right", value: <div className="app-answer">{remedy}</div> }] : []),
          ]}
        />
      ))}
    </>
  );
}
