import { ButtonLink } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export type Facts = {
  status: string;
  child: string;
  lot: string;
  broker: string;
  age: number;
  needs: string[];
  modes: string[];
  days: string[];
  sessions: number;
  dates: string;
  area: string;
  travelKm: number;
  summary: string;
  risks: string[];
  basis: string;
  authority: string;
  foundHow: string;
};
type FactsProps = { facts: Facts; rule: string | undefined; childHref: string | undefined };

/** The need as it was recorded, without who the child is. */
export function ReferralFacts({ facts, rule, childHref }: FactsProps) {
  const child = childHref ? [{ href: childHref, text: "Open", visuallyHiddenText: "who the child is" }] : undefined;
  return (
    <>
      <h2 className="govuk-heading-m">The need</h2>
      <SummaryList
        rows={[
          { key: "Status", value: facts.status },
          { key: "Child", value: facts.child, actions: child },
          { key: "Lot", value: facts.lot },
          { key: "Age at the start", value: facts.age },
          { key: "Needs", value: facts.needs.join("; ") },
          { key: "How", value: facts.modes.join("; ") },
          { key: "Days that suit", value: facts.days.join(", ") },
          { key: "Sessions a week", value: facts.sessions },
          { key: "From and to", value: facts.dates },
          { key: "Area", value: facts.area },
          { key: "Furthest distance", value: `${facts.travelKm} km` },
          { key: "Summary", value: <p className="govuk-body app-answer">{facts.summary}</p> },
          { key: "Risks", value: facts.risks.join("; ") || "None" },
          { key: "Why the council must arrange this", value: facts.basis },
          { key: "Authority that maintains the plan", value: facts.authority },
          { key: "How the providers were found", value: facts.foundHow },
          { key: "Broker", value: facts.broker },
          ...(rule ? [{ key: "Rule of the deadline", value: rule }] : []),
        ]}
      />
    </>
  );
}

type SealedProps = {
  sealed: { brief: string; preference?: string | undefined } | undefined;
  openHref: string | undefined;
};

/** The words kept encrypted: closed until asked for, because every reading is written down. */
export function SealedWords({ sealed, openHref }: SealedProps) {
  if (!sealed && !openHref) return null;
  return (
    <>
      <h2 className="govuk-heading-m">More about the needs</h2>
      {sealed ? (
        <>
          <InsetText>
            <p className="govuk-body app-answer">{sealed.brief}</p>
          </InsetText>
          <h3 className="govuk-heading-s">What the child and parents prefer</h3>
          <p className="govuk-body app-answer">{sealed.preference ?? "Nothing recorded"}</p>
        </>
      ) : (
        <>
          <p className="govuk-body">Kept encrypted. Your name and the time are written down when you open it.</p>
          <ButtonLink look="secondary" href={openHref ?? ""}>
            Read more about the needs
          </ButtonLink>
        </>
      )}
    </>
  );
}
