import type { Confirmation, HalfDay, MarkCode } from "#app/domain/attendance/marks.ts";
import { halfKey } from "#app/domain/attendance/marks.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds, lineTotal } from "#app/domain/money.ts";
import {
  type AgreedRate,
  type InvoiceLine,
  quantityInWords,
  quantityOfHalf,
  type Totals,
  totalsOf,
} from "./invoice-lines.ts";
import { sameOrder } from "./invoice-number.ts";

export type CheckId = "INV-02" | "INV-03" | "INV-04" | "INV-05" | "INV-06" | "INV-07" | "INV-08" | "INV-09";
/** Reject and hold both stop an approval; a warning does not. */
export type CheckResult = "pass" | "reject" | "hold" | "warn";
export type Check = { id: CheckId; says: string; result: CheckResult; why: string };

/** A line with the mark that it stands on. */
export type CheckedLine = InvoiceLine & {
  mark: HalfDay & { placementId: string; code: MarkCode; confirmation: Confirmation | null };
};
export type CheckedInvoice = Totals & { orderNumber: string; vatNumber: string | null; lines: readonly CheckedLine[] };
/** What the invoice is held against. */
export type Against = AgreedRate & {
  placementId: string;
  placementRef: string;
  startsOn: string;
  endsOn: string;
  orderNumber: string | null;
  chargeable: readonly MarkCode[];
  /** Invoices of the same provider with the same number, this one left out. */
  sameNumber: number;
  /** Halves that other invoices of this placement count. */
  billedElsewhere: readonly HalfDay[];
};

type Rule = {
  says: string;
  fails: Exclude<CheckResult, "pass">;
  fault: (i: CheckedInvoice, a: Against) => string | undefined;
};

const daysOf = (lines: readonly HalfDay[]): string =>
  [...new Set(lines.map(({ date }) => formatDate(date)))].join(", ");
const someDays = (lines: readonly HalfDay[], why: string) =>
  lines.length > 0 ? `${why}: ${daysOf(lines)}` : undefined;

const rules: Record<CheckId, Rule> = {
  "INV-02": {
    says: "The placement covers every date",
    fails: "reject",
    fault: ({ lines }, { startsOn, endsOn, placementId, placementRef }) =>
      lines.length === 0
        ? "The invoice has no lines"
        : someDays(
            lines.filter(({ date, mark }) => date < startsOn || date > endsOn || mark.placementId !== placementId),
            `Not covered by ${placementRef}`,
          ),
  },
  "INV-03": {
    says: "The invoice number is used once",
    fails: "hold",
    fault: (_, { sameNumber }) => (sameNumber > 0 ? "Another invoice of this provider has the same number" : undefined),
  },
  "INV-04": {
    says: "No half day is billed twice",
    fails: "hold",
    fault: ({ lines }, { billedElsewhere }) => {
      const seen = new Set(billedElsewhere.map(halfKey));
      const twice = lines.filter((line) => seen.size === seen.add(halfKey(line)).size);
      return someDays(twice, "Billed already");
    },
  },
  "INV-05": {
    says: "The order number is the placement’s",
    fails: "hold",
    fault: ({ orderNumber }, { orderNumber: agreed }) =>
      agreed !== null && sameOrder(orderNumber, agreed) ? undefined : `The placement’s order is ${agreed ?? "missing"}`,
  },
  "INV-06": {
    says: "Nothing is billed beyond what was confirmed",
    fails: "hold",
    fault: ({ lines }, against) => {
      const confirmed = lines.filter((line) => isConfirmed(line, against)).length * quantityOfHalf(against);
      const billed = lines.reduce((sum, line) => sum + line.quantityHundredths, 0);
      return billed <= confirmed
        ? undefined
        : `Billed ${quantityInWords(billed)}, confirmed ${quantityInWords(confirmed)}, difference ${quantityInWords(billed - confirmed)}`;
    },
  },
  "INV-07": {
    says: "The rate is the one agreed for the date",
    fails: "hold",
    fault: ({ lines }, { ratePence }) =>
      someDays(
        lines.filter((line) => line.ratePence !== ratePence),
        `Not at the agreed ${formatPounds(ratePence)}`,
      ),
  },
  "INV-08": {
    says: "Each line is quantity times rate",
    fails: "reject",
    fault: ({ lines }) =>
      someDays(
        lines.filter((line) => line.netPence !== lineTotal(line.quantityHundredths, line.ratePence)),
        "Wrong line total",
      ),
  },
  "INV-09": {
    says: "Net and VAT make the total; VAT has its number and its agreed rate",
    fails: "hold",
    fault: (invoice, { vatBasisPoints }) => {
      const sums = totalsOf(invoice.lines);
      const adds = sums.netPence === invoice.netPence && sums.vatPence === invoice.vatPence;
      if (!adds || invoice.netPence + invoice.vatPence !== invoice.totalPence)
        return `The lines come to ${formatPounds(sums.totalPence)}, the invoice says ${formatPounds(invoice.totalPence)}`;
      if (invoice.vatPence > 0 && !invoice.vatNumber) return "VAT is charged without a VAT number";
      const other = invoice.lines.filter((line) => line.vatBasisPoints !== vatBasisPoints);
      return someDays(other, "VAT is not at the agreed rate");
    },
  },
};

/** Every automatic check of an invoice with its result and the reason for it (rules INV-02 to INV-09). */
export function checkInvoice(invoice: CheckedInvoice, against: Against): Check[] {
  return Object.entries(rules).map(([id, { says, fails, fault }]) => {
    const why = fault(invoice, against);
    return { id: id as CheckId, says, result: why === undefined ? "pass" : fails, why: why ?? "" };
  });
}

/** The checks that stop an approval. */
export const stopping = (checks: readonly Check[]): Check[] =>
  checks.filter(({ result }) => result === "reject" || result === "hold");

const isConfirmed = ({ date, half, mark }: CheckedLine, { chargeable, placementId }: Against): boolean =>
  mark.confirmation !== null &&
  mark.placementId === placementId &&
  chargeable.includes(mark.code) &&
  mark.date === date &&
  mark.half === half;
