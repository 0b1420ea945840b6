import { formatDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { name: string; invoiceId: string; ref: string; payBy: string; answered: boolean };

/** To the council's finance people: an invoice to check, new or with the provider's answer to a query. */
export const invoiceReceived: Email<Data> = {
  subject: ({ ref, answered }) => (answered ? `${ref}: the provider has answered` : `Invoice ${ref} to check`),
  lines: ({ name, invoiceId, ref, payBy, answered }) => [
    `Hello ${name}`,
    answered
      ? `The provider has answered your query about invoice ${ref}.`
      : `Invoice ${ref} has come in, built from confirmed attendance.`,
    `It must be paid by ${formatDate(payBy, "long")}: a query of our own does not move this date.`,
    { link: `Check ${ref}`, path: paths.admin.invoice(invoiceId) },
  ],
  sample: {
    name: "Finn Chancellor",
    invoiceId: "01990000-0000-7000-8000-000000000001",
    ref: "INV-4F6H-2W",
    payBy: "2026-10-30",
    answered: false,
  },
};
