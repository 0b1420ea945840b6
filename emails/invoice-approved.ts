import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the provider: the invoice is right and goes to payment. */
export const invoiceApproved: Email<{ name: string; invoiceId: string; ref: string; number: string; payBy: string }> = {
  subject: ({ number }) => `Your invoice ${number} is approved`,
  lines: ({ name, invoiceId, ref, number, payBy }) => [
    `Hello ${name}`,
    `The council has approved your invoice ${number} (${ref}) for payment.`,
    `The last lawful payment date is ${formatDate(payBy, "long")}.`,
    { link: `Open invoice ${number}`, path: paths.provider.invoice(invoiceId) },
  ],
  sample: {
    name: "Sam Carter",
    invoiceId: "01990000-0000-7000-8000-000000000001",
    ref: "INV-4F6H-2W",
    number: "BP-007",
    payBy: "2026-10-30",
  },
};
