import type { ChecksLetter } from "#app/domain/placements/checks-letter.server.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

type Person = ChecksLetter["people"][number];
type Letter = Pick<ChecksLetter, "id" | "ref" | "provider" | "council" | "lot" | "drawnUp" | "missing"> & {
  people: readonly Pick<Person, "id" | "name" | "role" | "checks">[];
};

/** The letter on the checks of a placement's named staff (SAF-17), the same for its provider and for quality assurance. */
export function LetterOnChecks({ letter, back }: { letter: Letter; back: string }) {
  const { ref, provider, council, lot, drawnUp, people, missing } = letter;
  return (
    <Page
      title={missing.length === 0 ? "Confirmation of staff checks" : "Staff checks: not confirmed"}
      caption={ref}
      back={back}
      backText={ref}
      width="full"
    >
      <SummaryList
        rows={[
          { key: "From", value: provider },
          { key: "To", value: council },
          { key: "Placement", value: `${ref}, ${lot}` },
          { key: "Drawn up", value: drawnUp },
        ]}
      />
      {missing.length === 0 ? (
        <p className="govuk-body">
          {provider} confirms that the checks below were seen for each person named on this placement.
        </p>
      ) : (
        <InsetText>
          <p className="govuk-body">This is not a confirmation of the checks, because:</p>
          <ul className="govuk-list govuk-list--bullet">
            {missing.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </InsetText>
      )}
      {people.map((person) => (
        <ChecksOf person={person} key={person.id} />
      ))}
      <p className="govuk-body">
        It is drawn from the single central record of {provider} as it stood then. The portal keeps no certificate, and
        no certificate’s number. <span className="app-no-print">You can print this page.</span>
      </p>
    </Page>
  );
}

function ChecksOf({ person: { name, role, checks } }: { person: Letter["people"][number] }) {
  return (
    <section className="app-whole-on-paper">
      <h2 className="govuk-heading-m">
        {name}, {role}
      </h2>
      <Table
        caption={`Checks of ${name}`}
        captionHidden
        head={["Check", "Date", "Level", "Seen by"]}
        rows={checks.map(({ label, seen, mark }) => [
          label,
          <span key="date">
            {seen?.on ?? (mark === "Missing" ? <Tag colour="red">Missing</Tag> : "None recorded")}{" "}
            {mark === "Old" ? <Tag colour="yellow">Over 3 years old</Tag> : null}
          </span>,
          seen?.level ?? "",
          seen?.by ?? "",
        ])}
        firstCellIsHeader
      />
    </section>
  );
}
