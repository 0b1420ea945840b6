import { Table } from "#app/ui/table.tsx";
import { Tag, type TagColour } from "#app/ui/tag.tsx";

type Kpi = {
  title: string;
  text: string;
  target: number;
  where: string;
  on: string | undefined;
  tag: { text: string; colour: TagColour };
};
type Lot = { id: string; name: string; kpis: readonly Kpi[] };

/** How a provider did in a quarter, a table for each lot. */
export function PerformanceTables({ lots }: { lots: readonly Lot[] }) {
  return lots.map(({ id, name, kpis }) => (
    <Table
      key={id}
      caption={name}
      captionClassName="govuk-table__caption--m"
      head={["Measure", "Result", "Target", "Rating", "How it is counted"]}
      rows={kpis.map(({ title, text, target, tag, where, on }) => [
        title,
        text,
        `${target}%`,
        <Tag colour={tag.colour} key="tag">
          {tag.text}
        </Tag>,
        on ? `${where}. As of ${on}` : where,
      ])}
    />
  ));
}
