import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag, type TagColour } from "#app/ui/tag.tsx";

export type RowShown = {
  id: string;
  ref: string;
  provider: string;
  lot: string;
  status: { text: string; colour?: TagColour };
  sent: string;
  decided: string | null;
  clock: string;
  due: string | null;
  because: string;
  /** Empty until it is ranked. */
  points: string;
  reader: string | null;
  readerAway: boolean;
  barred: boolean;
};

/** What stands first and why, in the words of the published order. */
export function Top({ row }: { row: RowShown }) {
  return (
    <InsetText>
      <p className="govuk-body">
        First is{" "}
        <a className="govuk-link" href={paths.admin.application(row.id)}>
          {row.provider}, {row.ref}
        </a>
        {row.points ? `, with ${row.points} points. Top because: ` : ", "}
        {row.because}.
      </p>
      <p className="govuk-body govuk-!-margin-bottom-0">
        <a className="govuk-link" href={paths.admin.queueOrder()}>
          How the order is made
        </a>
      </p>
    </InsetText>
  );
}

type Props = { rows: readonly RowShown[]; caption: string; open: boolean; assigns: boolean };

/** The applications of one list: of open ones the council's clock, why each stands there and who reads it. */
export function QueueTable({ rows, caption, open, assigns }: Props) {
  return (
    <Table
      caption={caption}
      head={["Application", "Lot", "Status", "Our clock", ...(open ? ["Why here", "Read by"] : ["Decided"])]}
      rows={rows.map((row) => [
        <span key="application">
          <a className="govuk-link app-nowrap" href={paths.admin.application(row.id)}>
            {row.ref}
          </a>
          <br />
          {row.provider}
          {row.barred ? (
            <>
              <br />
              <Tag colour="orange">You declared a conflict</Tag>
            </>
          ) : null}
        </span>,
        row.lot,
        <Tag colour={row.status.colour} key="status">
          {row.status.text}
        </Tag>,
        <span key="clock">
          {row.clock}
          {row.due ? (
            <>
              <br />
              Decide by {row.due}
            </>
          ) : null}
        </span>,
        ...(open
          ? [
              <span key="why">
                {row.points ? `${row.points} points: ` : null}
                {row.because}
              </span>,
              <Reader key="reader" row={row} assigns={assigns} />,
            ]
          : [row.decided ?? "–"]),
      ])}
    />
  );
}

function Reader({ row, assigns }: { row: RowShown; assigns: boolean }) {
  const words = row.reader ? `${row.reader}${row.readerAway ? ", away now" : ""}` : "Nobody yet";
  if (!assigns) return <>{words}</>;
  return (
    <>
      {words}
      <br />
      <a className="govuk-link" href={paths.admin.applicationReader(row.id)}>
        Change<span className="govuk-visually-hidden"> who reads {row.ref}</span>
      </a>
    </>
  );
}
