import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { EmailData } from "#emails/emails.ts";
import { financePeople, paymentContacts } from "./invoice-people.server.ts";

type Told = { id: string; ref: string; payBy: string };

/** Tells the council's finance people of a new invoice, or of an answer to their query. */
export async function tellFinance(
  work: Work,
  { id, ref, payBy, answered }: Told & { answered: boolean },
): Promise<void> {
  for (const { name, email, personId } of await financePeople(work.trx))
    await notify(
      work,
      { email, personId },
      "invoice-received",
      { name, invoiceId: id, ref, payBy, answered },
      about(id),
    );
}

type ToProvider = "invoice-queried" | "invoice-approved" | "remittance";

/** Tells the provider's owners and finance people. */
export async function tellProvider<Name extends ToProvider>(
  work: Work,
  invoice: { id: string; providerId: string },
  template: Name,
  data: Omit<EmailData<Name>, "name">,
): Promise<void> {
  for (const { name, email, personId } of await paymentContacts(work.trx, invoice.providerId))
    await notify(work, { email, personId }, template, { ...data, name } as EmailData<Name>, about(invoice.id));
}

const about = (id: string) => ({ type: "invoice", id });
