import { distanceBand } from "#app/domain/postcodes/distance.ts";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { placed } from "#app/ui/placed.ts";
import { Table } from "#app/ui/table.tsx";

type Service = { serviceId: string; name: string; km: number | null; placesLeft: number };

const places = (left: number): string => `${left} ${left === 1 ? "place" : "places"} left`;
const distance = (km: number | null): string =>
  km === null ? "Online" : `${distanceBand(km)} (${km < 1 ? "under 1" : km} km)`;

/** The providers that fit, to be ticked. */
export function Eligible({
  services,
  chosen,
  error,
}: {
  services: Service[];
  chosen: string[];
  error: string | undefined;
}) {
  if (services.length === 0)
    return (
      <EmptyState title="No provider is eligible">
        <p className="govuk-body">Below is why not, for each. Record the need again if it can be met in another way.</p>
      </EmptyState>
    );
  return (
    <Checkboxes
      name="services"
      legend="Eligible providers"
      legendProps={{ size: "m" }}
      hint="Select up to 10. The nearest first"
      values={chosen}
      error={error}
      items={services.map(({ serviceId, name, km, placesLeft }) => ({
        value: serviceId,
        label: name,
        hint: `${distance(km)}. ${places(placesLeft)}`,
      }))}
    />
  );
}

/** How offers will be compared: fixed when the referral is sent, and printed on it. */
export function Weights({ weights }: { weights: { name: string; weight: number }[] }) {
  return (
    <Table
      caption="How offers will be compared"
      captionClassName="govuk-table__caption--m"
      head={["What counts", { cell: "Out of 100", format: "numeric" }]}
      rows={weights.map(({ name, weight }) => [name, { cell: weight, format: "numeric" as const }])}
    />
  );
}

/** Everyone else on the lot, with each reason why not. */
export function NotEligible({
  services,
  more,
}: {
  services: { name: string; kmAway?: number | undefined; reasons: string[] }[];
  more: number;
}) {
  if (services.length === 0) return null;
  return (
    <>
      <Table
        caption="Not eligible, and why"
        captionClassName="govuk-table__caption--m"
        head={["Provider", "Distance", "Why not"]}
        firstCellIsHeader
        rows={services.map(({ name, kmAway, reasons }) => [
          name,
          kmAway === undefined ? "Not known" : `${kmAway} km`,
          <ul className="govuk-list" key="why">
            {placed(reasons).map(({ place, item }) => (
              <li key={place}>{item}</li>
            ))}
          </ul>,
        ])}
      />
      {more > 0 ? (
        <p className="govuk-body">{more} more fit less well, or are further away, and are not shown.</p>
      ) : null}
    </>
  );
}
