import type { StaffGrid } from "#app/domain/providers/staff-grid.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

type Person = StaffGrid["rows"][number];
type Props = { grid: StaffGrid; link?: (id: string) => string; empty: string };

/** The single central record, for the provider and for quality assurance: what is missing or old is said in words. */
export function StaffRecord({ grid: { rows, total, page, pages, declared }, link, empty }: Props) {
  const people = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`;
  return (
    <>
      {declared !== undefined && declared !== total ? (
        <InsetText>
          The record lists {people(total)}, and the answers declare {people(declared)}: a difference of{" "}
          {people(Math.abs(declared - total))}.
        </InsetText>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="Nobody is on the record yet">
          <p className="govuk-body">{empty}</p>
        </EmptyState>
      ) : (
        <Table
          caption={`${people(total)} on the record`}
          head={["Name", "Role", ...(rows[0]?.checks.map(({ label }) => label) ?? [])]}
          rows={rows.map(({ id, name, role, stopped, checks }) => [
            link ? (
              <a className="govuk-link" href={link(id)} key="name">
                {name}
              </a>
            ) : (
              name
            ),
            stopped ? (
              <span key="role">
                {role} <Tag colour="red">Cannot be named at the moment: speak to the quality lead</Tag>
              </span>
            ) : (
              role
            ),
            ...checks.map((check) => <Check check={check} key={check.label} />),
          ])}
          firstCellIsHeader
        />
      )}
      <ListPages page={page} pages={pages} />
    </>
  );
}

/** One check of one person. */
export function Check({ check: { seen, mark } }: { check: Person["checks"][number] }) {
  if (!seen) return mark === "Missing" ? <Tag colour="red">Missing</Tag> : <span>None recorded</span>;
  return (
    <span>
      {seen.on}
      {seen.level ? `, ${seen.level}` : ""}, seen by {seen.by}{" "}
      {mark ? <Tag colour="yellow">Over 3 years old</Tag> : null}
    </span>
  );
}
