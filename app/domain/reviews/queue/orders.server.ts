import type { Db, Trx } from "#db/client.server.ts";
import { type OrderRules, orderRules, shippedOrder } from "./order.ts";

/** The rules in force, since which London date and why; `fromOn` is undefined for those that the portal ships. */
export type Order = { rules: OrderRules; fromOn: string | undefined; reason: string; setBy: string | undefined };

const orders = (db: Db | Trx) =>
  db
    .selectFrom("review_order")
    .innerJoin("person", "person.id", "review_order.set_by")
    .select(["review_order.id", "from_on as fromOn", "rules", "reason", "person.name as setBy", "set_at as setAt"])
    .orderBy("from_on", "desc")
    .orderBy("set_at", "desc");

/** The order of the queue on a London date: the newest that has begun, else the shipped one. */
export async function orderOn(db: Db | Trx, today: string): Promise<Order> {
  const row = await orders(db).where("from_on", "<=", today).limit(1).executeTakeFirst();
  if (!row) return { rules: shippedOrder, fromOn: undefined, reason: "As shipped", setBy: undefined };
  return { ...row, rules: orderRules.parse(row.rules) };
}

/** Every order that was ever set, the newest date first: at most fifty. */
export async function allOrders(db: Db | Trx): Promise<(Order & { id: string; setAt: Date })[]> {
  const rows = await orders(db).limit(50).execute();
  return rows.map((row) => ({ ...row, rules: orderRules.parse(row.rules) }));
}
