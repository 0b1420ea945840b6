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
  /** Ready to be drawn as one block a row: cells carry their column's name, and every part says which role it keeps. */
  stacks?: boolean | undefined;
};

function unpack(cell: Cell): CellProps & { cell: ReactNode } {
  return typeof cell === "object" && cell !== null && "cell" in cell ? cell : { cell };
}

/** A part's role in words: a browser forgets that a table is one as soon as the style sheet draws it otherwise. */
const role = (stacks: boolean | undefined, name: string) => (stacks ? { role: name } : {});

/** What a cell says, as one thing beside its column's name. */
function Words({ stacks, children }: { stacks: boolean | undefined; children: ReactNode }) {
  return stacks && typeof children === "object" ? <div className="app-table__words">{children}</div> : children;
}

type RowProps = { cells: readonly Cell[]; head: readonly Cell[] } & Pick<Props, "firstCellIsHeader" | "stacks">;

function Row({ cells, head, firstCellIsHeader, stacks }: RowProps) {
  // A sum below its columns: what its cells say belongs to none of them alone.
  const spans = cells.some((cell) => (unpack(cell).colSpan ?? 1) > 1);
  return (
    <tr className={classes("govuk-table__row", stacks && spans && "app-table__sum")} {...role(stacks, "row")}>
      {placed(cells).map(({ place: column, item }) => {
        const { cell, format, className, ...rest } = unpack(item);
        const name = unpack(head[column]).cell;
        const label = stacks && !spans && typeof name === "string" ? { "data-label": name } : {};
        return firstCellIsHeader && column === 0 ? (
          <th
            {...rest}
            {...role(stacks, "rowheader")}
            scope="row"
            className={classes("govuk-table__header", className)}
            key={column}
          >
            <Words stacks={stacks}>{cell}</Words>
          </th>
        ) : (
          <td
            {...rest}
            {...label}
            {...role(stacks, "cell")}
            className={classes("govuk-table__cell", format && `govuk-table__cell--${format}`, className)}
            key={column}
          >
            <Words stacks={stacks}>{cell}</Words>
          </td>
        );
      })}
    </tr>
  );
}

/** The table alone, as GOV.UK draws it. Pages use `Table`, which fits a phone. */
export function BareTable({
  caption,
  captionHidden,
  captionClassName,
  head,
  rows,
  firstCellIsHeader,
  stacks,
  className,
  ...rest
}: Props) {
  return (
    <table {...rest} {...role(stacks, "table")} className={classes("govuk-table", className)}>
      {caption ? (
        <caption
          className={classes("govuk-table__caption", captionClassName, captionHidden && "govuk-visually-hidden")}
        >
          {caption}
        </caption>
      ) : null}
      {head ? (
        <thead className="govuk-table__head" {...role(stacks, "rowgroup")}>
          <tr className="govuk-table__row" {...role(stacks, "row")}>
            {placed(head).map(({ place: column, item }) => {
              const { cell, format, className: more, ...attributes } = unpack(item);
              return (
                <th
                  {...attributes}
                  {...role(stacks, "columnheader")}
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
      <tbody className="govuk-table__body" {...role(stacks, "rowgroup")}>
        {placed(rows).map(({ place, item }) => (
          <Row key={place} cells={item} head={head ?? []} firstCellIsHeader={firstCellIsHeader} stacks={stacks} />
        ))}
      </tbody>
    </table>
  );
}

/**
 * Facts to compare, in columns. On a phone each row becomes a block of its own, with the column's name before each
 * value; what is still too wide scrolls inside its own box, which a keyboard can reach.
 */
export function Table({ label, className, ...table }: Props & { label?: string | undefined }) {
  const name = label ?? (typeof table.caption === "string" ? table.caption : "Table");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="app-table-scroll" aria-label={name} tabIndex={0}>
      <BareTable {...table} stacks className={classes("app-table", className)} />
    </section>
  );
}
