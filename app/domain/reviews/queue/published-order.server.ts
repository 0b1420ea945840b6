import type { CivilDate } from "#app/domain/civil-date.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { orderRules, shippedOrder } from "./order.ts";
import { orderInWords } from "./order-words.ts";

/**
 * The formula of the queue as anybody may read it: its lines, the London date from which they hold (undefined for those
 * that the portal ships), and every change that was set and has not begun, the soonest first.
 */
export type PublishedOrder = {
  lines: string[];
  fromOn: CivilDate | undefined;
  coming: { fromOn: CivilDate; lines: string[] }[];
};

/** The formula as it was known at an instant. Says neither who set it and why, nor anything of an application. */
export async function publishedOrder(db: Db | Trx, at: Date): Promise<PublishedOrder> {
  const set = await db
    .selectFrom("review_order")
    .select(["from_on as fromOn", "rules"])
    .distinctOn("from_on")
    .where("set_at", "<=", at)
    .orderBy("from_on", "desc")
    .orderBy("set_at", "desc")
    .limit(50)
    .execute();
  const today = londonDate(at);
  const inWords = ({ fromOn, rules }: (typeof set)[number]) => ({
    fromOn,
    lines: orderInWords(orderRules.parse(rules)),
  });
  const held = set.find(({ fromOn }) => fromOn <= today);
  return {
    ...(held ? inWords(held) : { fromOn: undefined, lines: orderInWords(shippedOrder) }),
    coming: set
      .filter(({ fromOn }) => fromOn > today)
      .map(inWords)
      .reverse(),
  };
}
