import { confirmationNames, halfNames, markNames } from "#app/domain/attendance/marks.ts";
import type { Check, CheckedLine, CheckResult } from "#app/domain/invoices/invoice-checks.ts";
import { quantityInWords, type Totals } from "#app/domain/invoices/invoice-lines.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { Table } from "#app/ui/table.tsx";
import { Tag, type TagColour } from "#app/ui/tag.tsx";

const results: Record<CheckResult, { text: string; colour: TagColour }> = {
  pass: { text: "Passed", colour: "green" },
  reject: { text: "Reject", colour: "red" },
  hold: { text: "Hold", colour: "orange" },
  warn: { text: "Look at", colour: "yellow" },
};

/** What the portal checked by itself, and why something stops an approval. */
export function InvoiceChecks({ checks }: { checks: readonly Check[] }) {
  return (
    <Table
      caption="Automatic checks"
      captionClassName="govuk-table__caption--m"
      head={["Check", "What it asks", "Result"]}
      rows={checks.map(({ id, says, result, why }) => [
        { cell: id, className: "app-nowrap" },
        <div key="says">
          {says}
          {why ? <p className="govuk-body govuk-!-margin-bottom-0">{why}</p> : null}
        </div>,
        <Tag colour={results[result].colour} key="result">
          {results[result].text}
        </Tag>,
      ])}
    />
  );
}

const number = (cell: string) => ({ cell, format: "numeric" as const, className: "app-nowrap" });

/** Each line beside the mark on which it stands, and the way in which that was confirmed. */
export function MarkedLines({ lines, totals }: { lines: readonly CheckedLine[]; totals: Totals }) {
  const sum = (name: string, pence: number) => [
    { cell: <strong>{name}</strong>, colSpan: 6 },
    { cell: <strong>{formatPounds(pence)}</strong>, format: "numeric" as const },
  ];
  return (
    <Table
      caption="Lines and the attendance behind them"
      captionClassName="govuk-table__caption--m"
      head={["Session", "Mark", "Confirmed by", number("Quantity"), number("Rate"), number("VAT"), number("Net")]}
      rows={[
        ...lines.map((line) => [
          { cell: `${formatDate(line.date)}, ${halfNames[line.half].toLowerCase()}`, className: "app-nowrap" },
          markNames[line.mark.code],
          line.mark.confirmation ? confirmationNames[line.mark.confirmation] : "not confirmed",
          number(quantityInWords(line.quantityHundredths)),
          number(formatPounds(line.ratePence)),
          number(formatPounds(line.vatPence)),
          number(formatPounds(line.netPence)),
        ]),
        sum("Net", totals.netPence),
        sum("VAT", totals.vatPence),
        sum("Total", totals.totalPence),
      ]}
    />
  );
}
