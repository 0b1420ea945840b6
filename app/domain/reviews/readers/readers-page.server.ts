import { type Actor, personId } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { orderOn } from "../queue/orders.server.ts";
import { readersAtWork } from "./readers.server.ts";
import { countToShare } from "./share-work.server.ts";
import { shortfall } from "./shortfall.server.ts";

/** The page of the reviewers, in words: who has how much, who is away, what can be shared out, what will be late. */
export async function readersPage(db: Db | Trx, who: Actor, now: Date) {
  const today = londonDate(now);
  const me = personId(who) ?? "";
  const leads = can(who, "application.assign");
  const readers = await readersAtWork(db, today);
  const { rules } = await orderOn(db, today);
  const short = await shortfall(db, readers, rules.readingsTenths, today);
  const away = readers.filter(({ awayNow }) => awayNow);
  return {
    me,
    leads,
    enters: can(who, "time-away.enter"),
    readers: readers.map(({ away, ...reader }) => ({
      ...reader,
      away: away.map(({ from, to }) => `${formatDate(from)} to ${formatDate(to)}`),
    })),
    awayRows: readers.flatMap(({ id, name, away }) =>
      away.map((one) => ({
        ...{ id: one.id, name, from: formatDate(one.from), to: formatDate(one.to) },
        mine: leads || id === me,
      })),
    ),
    awayNow: away.map(({ name }) => name),
    toShare: await countToShare(
      db,
      away.map(({ id }) => id),
    ),
    short: short && { ...short, by: formatDate(short.by, "long") },
    perDay: rules.readingsTenths / 10,
  };
}
