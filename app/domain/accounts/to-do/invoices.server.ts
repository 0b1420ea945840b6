import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { countInvoices } from "#app/domain/invoices/invoices.server.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The invoices to check and to pay, for finance. */
export async function invoicesToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "invoice.decide")) return [];
  const { submitted, approved } = await countInvoices(db);
  const list = (status: string) => `${paths.admin.invoices()}?status=${status}`;
  const noun = (count: number) => (count === 1 ? "invoice" : "invoices");
  return [
    { count: submitted, text: `${noun(submitted)} to check`, href: list("submitted") },
    { count: approved, text: `approved ${noun(approved)} to pay`, href: list("approved") },
  ];
}
