import { type HalfDay, halfNames } from "#app/domain/attendance/marks.ts";
import {
  type InvoiceLine,
  quantityInWords,
  type Totals,
  unitNames,
  vatInWords,
} from "#app/domain/invoices/invoice-lines.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { Table } from "#app/ui/table.tsx";

type Props = { lines: readonly (InvoiceLine & HalfDay)[]; totals: Totals; rateUnit: string };

const number = (cell: string) => ({ cell, format: "numeric" as const, className: "app-nowrap" });

/** The lines of an invoice and what they come to. */
export function InvoiceLines({ lines, totals, rateUnit }: Props) {
  const unit = Object.entries(unitNames).find(([name]) => name === rateUnit)?.[1] ?? rateUnit;
  const sum = (name: string, pence: number) => [
    { cell: <strong>{name}</strong>, colSpan: 5 },
    { cell: <strong>{formatPounds(pence)}</strong>, format: "numeric" as const },
  ];
  return (
    <Table
      caption={`Lines, priced for each ${unit}`}
      captionClassName="govuk-table__caption--m"
      head={["Date", "Session", number("Quantity"), number("Rate"), number("VAT"), number("Net")]}
      rows={[
        ...lines.map((line) => [
          { cell: formatDate(line.date), className: "app-nowrap" },
          halfNames[line.half],
          number(quantityInWords(line.quantityHundredths)),
          number(formatPounds(line.ratePence)),
          number(line.vatPence === 0 ? vatInWords(line.vatBasisPoints) : formatPounds(line.vatPence)),
          number(formatPounds(line.netPence)),
        ]),
        sum("Net", totals.netPence),
        sum("VAT", totals.vatPence),
        sum("Total", totals.totalPence),
      ]}
    />
  );
}
