import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { toAdviseOn } from "#app/domain/applications/application-status.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { readingNow, roundNow } from "../queue/reading-now.server.ts";
import { give } from "./assign-reader.server.ts";
import { barredFrom } from "./barred.server.ts";
import { shareOut } from "./fair-share.ts";
import { readersAtWork } from "./readers.server.ts";
import { endReading } from "./readings.server.ts";

/** What is shared out: what nobody has, or what is with somebody who is away today. */
export type Portion = "unassigned" | "away";
export type Shared = { given: number; left: number };

/** As many as are shared out at once, the first of the order. */
const MOST = 500;

/**
 * Shares applications out among the reviewers by equal open load for their days at work in the next ten, in the
 * published order: never to whoever declared a conflict or is its other reader, never to somebody away today. A QA
 * lead's alone. Returns how many were given and how many nobody may read; sent twice, it is done once.
 */
export async function shareWork(
  db: Db,
  actor: Actor,
  { portion, submissionKey }: { portion: Portion; submissionKey: string },
  now: Date,
): Promise<Shared> {
  return transact(db, actor, now, async (work) => {
    authorise(work.actor, "application.assign", undefined, "reviewer.read");
    return once(work, "share-work", { portion, submissionKey }, () => share(work, portion));
  });
}

async function share(work: Work, portion: Portion): Promise<Shared> {
  const today = londonDate(work.now);
  const readers = await readersAtWork(work.trx, today);
  const away = readers.filter(({ awayNow }) => awayNow).map(({ id }) => id);
  const open = await toShare(work.trx, portion, away);
  const pieces = [];
  for (const { id, providerId, round } of open) {
    const barred = (await barredFrom(work.trx, { id, providerId, round })).map(({ personId }) => personId);
    pieces.push({ id, barred: [...barred, ...away] });
  }
  const loads = readers.map(({ id, name, first, second, daysAtWork }) => ({
    id,
    name,
    open: first + second,
    daysAtWork,
  }));
  const { given, left } = shareOut(pieces, loads);
  for (const { id, readerId } of given) {
    const one = open.find((row) => row.id === id);
    if (!one) continue;
    if (one.readingId) await endReading(work, { id: one.readingId });
    await give(work, { applicationId: id, round: one.round === 2 ? 2 : 1, readerId, how: "share" });
  }
  work.audit("application.share-out", { type: "queue", id: portion }, { given: given.length, left: left.length });
  return { given: given.length, left: left.length };
}

/** What there is to share, in the published order, locked until COMMIT. */
const toShare = (trx: Trx, portion: Portion, away: readonly string[]) =>
  unread(trx, portion, away)
    .select([
      "application.id",
      "application.provider_id as providerId",
      roundNow.as("round"),
      "reading.id as readingId",
    ])
    .orderBy(sql`queue_place.points desc nulls last`)
    .orderBy("application.submitted_at")
    .orderBy("application.id")
    .limit(MOST)
    .forUpdate("application")
    .execute();

const unread = (db: Db | Trx, portion: Portion, away: readonly string[]) =>
  db
    .selectFrom("application")
    .leftJoin("queue_place", "queue_place.application_id", "application.id")
    .leftJoin("application_assignment as reading", readingNow)
    .where("application.status", "in", toAdviseOn)
    .where("application.submitted_at", "is not", null)
    .$if(portion === "unassigned", (rows) => rows.where("reading.id", "is", null))
    .$if(portion === "away", (rows) =>
      rows.where((eb) => eb("reading.person_id", "=", eb.fn.any(sql<string[]>`${[...away]}::uuid[]`))),
    );

/** How many there are to share out of each portion. */
export async function countToShare(db: Db | Trx, away: readonly string[]): Promise<Record<Portion, number>> {
  const count = async (portion: Portion) =>
    (await unread(db, portion, away).select(sql<number>`count(*)::int`.as("count")).executeTakeFirstOrThrow()).count;
  return { unassigned: await count("unassigned"), away: await count("away") };
}
