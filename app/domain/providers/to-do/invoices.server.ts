import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** Invoices that the council asks about, and placements with a mark that was challenged. */
export async function invoicesToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const queried = await db
    .selectFrom("invoice")
    .select(["id", "number"])
    .where("provider_id", "=", providerId)
    .where("status", "=", "queried")
    .orderBy("pay_by")
    .limit(20)
    .execute();
  const challenged = await db
    .selectFrom("mark")
    .innerJoin("placement", "placement.id", "mark.placement_id")
    .select((eb) => ["placement.id", "placement.ref", eb.fn.min("mark.date").as("date")])
    .where("placement.provider_id", "=", providerId)
    .where("mark.challenged_at", "is not", null)
    .where("mark.confirmed_at", "is", null)
    .groupBy(["placement.id", "placement.ref"])
    .limit(20)
    .execute();
  return [
    ...queried.map(({ id, number }) => ({
      text: `Answer the council’s question about invoice ${number}`,
      href: paths.provider.invoice(id),
    })),
    ...challenged.map(({ id, ref, date }) => ({
      text: `Look again at a mark that the council challenged: ${ref}`,
      href: `${paths.provider.marks(id)}?week=${date}`,
    })),
  ];
}
