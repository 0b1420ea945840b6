import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { placed } from "./placed.ts";

type CellProps = { format?: "numeric" | undefined } & Omit<ComponentPropsWithoutRef<"td">, "children">;
export type Cell = ReactNode | (CellProps & { cell: ReactNode });

type Props = ComponentPropsWithoutRef<"table"> & {
  /** The table's name; also the name of the region that scrolls. */
  caption: ReactNode;
  /** Hidden from sight when a heading above says the same. */
  captionHidden?: boolean | undefined;
  captionClassName?: string | undefined;
  head?: readonly Cell[] | undefined;
  rows: readonly (readonly Cell[])[];
  firstCellIsHeader?: boolean | undefined;
};

function unpack(cell: Cell): CellProps & { cell: ReactNode } {
  return typeof cell === "object" && cell !== null && "cell" in cell ? cell : { cell };
}

function Row({ cells, firstCellIsHeader }: { cells: readonly Cell[]; firstCellIsHeader: boolean | undefined }) {
  return (
    <tr className="govuk-table__row">
      {placed(cells).map(({ place: column, item }) => {
        const { cell, format, className, ...rest } = unpack(item);
        return firstCellIsHeader && column === 0 ? (
          <th {...rest} scope="row" className={classes("govuk-table__header", className)} key={column}>
            {cell}
          </th>
        ) : (
          <td
            {...rest}
            className={classes("govuk-table__cell", format && `govuk-table__cell--${format}`, className)}
            key={column}
          >
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

/** The table alone, as GOV.UK draws it. Pages use `Table`, which scrolls on a phone. */
export function BareTable({
  caption,
  captionHidden,
  captionClassName,
  head,
  rows,
  firstCellIsHeader,
  className,
  ...rest
}: Props) {
  return (
    <table {...rest} className={classes("govuk-table", className)}>
      {caption ? (
        <caption
          className={classes("govuk-table__caption", captionClassName, captionHidden && "govuk-visually-hidden")}
        >
          {caption}
        </caption>
      ) : null}
      {head ? (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {placed(head).map(({ place: column, item }) => {
              const { cell, format, className: more, ...attributes } = unpack(item);
              return (
                <th
                  {...attributes}
                  scope="col"
                  className={classes("govuk-table__header", format && `govuk-table__header--${format}`, more)}
                  key={column}
                >
                  {cell}
                </th>
              );
            })}
          </tr>
        </thead>
      ) : null}
      <tbody className="govuk-table__body">
        {placed(rows).map(({ place, item }) => (
          <Row key={place} cells={item} firstCellIsHeader={firstCellIsHeader} />
        ))}
      </tbody>
    </table>
  );
}

/** Facts to compare, in columns. Too wide for a phone, it scrolls inside its own box, which a keyboard can reach. */
export function Table({ label, ...table }: Props & { label?: string | undefined }) {
  const name = label ?? (typeof table.caption === "string" ? table.caption : "Table");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="app-table-scroll" aria-label={name} tabIndex={0}>
      <BareTable {...table} />
    </section>
  );
}
