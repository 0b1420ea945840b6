import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { RecipientCounts, RecipientKind } from "./recipients.server.ts";

export type RoundState = "waiting" | "open" | "closed" | "cancelled";

/** A round of applications as it was announced. Instants are UTC, `acceptBy` a London date. */
export type Round = {
  id: string;
  frameworkId: string;
  frameworkName: string;
  lotIds: string[];
  lots: string[];
  opensAt: Date;
  closesAt: Date | null;
  reason: string;
  carryReason: string | null;
  acceptBy: string | null;
  announcedAt: Date;
  announcedBy: string | null;
  cancelledBecause: string | null;
  state: RoundState;
};

const rounds = (db: Db | Trx) =>
  db
    .selectFrom("admission_round as round")
    .innerJoin("framework", "framework.id", "round.framework_id")
    .leftJoin("person", "person.id", "round.announced_by")
    .select(["round.id", "framework.id as frameworkId", "framework.name as frameworkName", "round.lot_ids as lotIds"])
    .select(["round.opens_at as opensAt", "round.closes_at as closesAt", "round.reason"])
    .select(["round.carry_reason as carryReason", "round.accept_by as acceptBy", "round.announced_at as announcedAt"])
    .select(["person.name as announcedBy", "round.cancelled_at as cancelledAt"])
    .select("round.cancelled_because as cancelledBecause")
    .select(sql<string[]>`array(select name from lot where lot.id = any(round.lot_ids) order by number)`.as("lots"));

type Row = Awaited<ReturnType<ReturnType<typeof rounds>["executeTakeFirstOrThrow"]>>;

function typed({ cancelledAt, ...row }: Row, now: Date): Round {
  const state = cancelledAt
    ? "cancelled"
    : row.opensAt > now
      ? "waiting"
      : row.closesAt && row.closesAt <= now
        ? "closed"
        : "open";
  return { ...row, state };
}

/** One round as it stands at `now`. Throws NotFound. */
export async function getRound(db: Db | Trx, id: string, now: Date): Promise<Round> {
  const row = isUuid(id) ? await rounds(db).where("round.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("round");
  return typed(row, now);
}

/** The rounds of a framework, newest first: the last hundred. */
export async function roundsOf(db: Db | Trx, frameworkId: string, now: Date): Promise<Round[]> {
  const rows = await rounds(db)
    .where("round.framework_id", "=", frameworkId)
    .orderBy("round.opens_at", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => typed(row, now));
}

/** How many of each kind a round was announced to. */
export async function toldOf(db: Db | Trx, roundId: string): Promise<RecipientCounts> {
  const rows = await db
    .selectFrom("round_recipient")
    .select(["kind", sql<number>`count(*)::int`.as("count")])
    .where("round_id", "=", roundId)
    .groupBy("kind")
    .execute();
  const count = (kind: RecipientKind) => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { approved: count("approved"), lapsed: count("lapsed"), interested: count("interested") };
}

/** Who was carried forward by a round, lot by lot, whoever has not accepted the terms first. */
export const carriedForward = (db: Db | Trx, roundId: string) =>
  db
    .selectFrom("carry_forward as carried")
    .innerJoin("provider", "provider.id", "carried.provider_id")
    .innerJoin("lot", "lot.id", "carried.lot_id")
    .leftJoin("person", "person.id", "carried.accepted_by")
    .select(["provider.id as providerId", "provider.name as provider", "lot.name as lot"])
    .select(["carried.terms_version as terms", "carried.accepted_at as acceptedAt", "person.name as acceptedBy"])
    .where("carried.round_id", "=", roundId)
    .orderBy((eb) => eb("carried.accepted_at", "is not", null))
    .orderBy("provider.name")
    .orderBy("lot.number")
    .limit(2_000)
    .execute();
