import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the provider: the council asks about an invoice. The question itself stands on its page. */
export const invoiceQueried: Email<{ name: string; invoiceId: string; ref: string; number: string }> = {
  subject: ({ number }) => `Your invoice ${number} needs an answer`,
  lines: ({ name, invoiceId, ref, number }) => [
    `Hello ${name}`,
    `The council has a question about your invoice ${number} (${ref}). Sign in to read it and answer.`,
    "The last lawful payment date stays as it is while the council asks.",
    { link: `Open invoice ${number}`, path: paths.provider.invoice(invoiceId) },
  ],
  sample: {
    name: "Sam Carter",
    invoiceId: "01990000-0000-7000-8000-000000000001",
    ref: "INV-4F6H-2W",
    number: "BP-007",
  },
};
