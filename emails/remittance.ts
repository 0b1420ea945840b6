import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = {
  name: string;
  invoiceId: string;
  ref: string;
  number: string;
  totalPence: number;
  paidOn: string;
  paymentReference: string;
};

/** To the provider: what was paid, when, and what to look for on the bank statement. */
export const remittance: Email<Data> = {
  subject: ({ number }) => `Remittance: your invoice ${number} is paid`,
  lines: ({ name, invoiceId, ref, number, totalPence, paidOn, paymentReference }) => [
    `Hello ${name}`,
    `The council has paid your invoice ${number}.`,
    {
      list: [
        `Amount: ${formatPounds(totalPence)}`,
        `Paid on: ${formatDate(paidOn, "long")}`,
        `Payment reference: ${paymentReference}`,
        `Our reference: ${ref}`,
      ],
    },
    { link: `Open invoice ${number}`, path: paths.provider.invoice(invoiceId) },
  ],
  sample: {
    name: "Sam Carter",
    invoiceId: "01990000-0000-7000-8000-000000000001",
    ref: "INV-4F6H-2W",
    number: "BP-007",
    totalPence: 54_000,
    paidOn: "2026-10-12",
    paymentReference: "BACS 2026-10-12",
  },
};
