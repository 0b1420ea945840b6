import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type ClarificationState, clarificationState, wasCorrected } from "./clarification-state.ts";

/** What anyone reads of a question: never who asked. */
export type PublicClarification = {
  id: string;
  question: string;
  answer: string;
  publishedAt: Date;
  corrected: boolean;
};

/** The published questions of a lot, newest first, a page at a time. */
export async function publicClarifications(
  db: Db | Trx,
  lotId: string,
  page: number,
): Promise<Paged<PublicClarification>> {
  const published = db.selectFrom("lot_question").where("lot_id", "=", lotId).where("published_at", "is not", null);
  const { total } = await published.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await published
    .select(["id", "public_question", "answer", "published_at", "version"])
    .orderBy("published_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const shown = rows.map((row) => ({
    ...{ id: row.id, question: row.public_question ?? "", answer: row.answer ?? "" },
    ...{ publishedAt: row.published_at ?? new Date(0), corrected: wasCorrected(row) },
  }));
  return paged(shown, page, total);
}

const withWords = (db: Db | Trx) =>
  db
    .selectFrom("lot_question")
    .innerJoin("lot", "lot.id", "lot_question.lot_id")
    .select(["lot_question.id", "lot_question.version", "question", "public_question as publicQuestion", "answer"])
    .select(["asked_at as askedAt", "published_at as publishedAt", "closed_at as closedAt"])
    .select(["closed_because as closedBecause", "lot.name as lotName", "lot.slug as lotSlug"]);

type Words = Awaited<ReturnType<ReturnType<typeof withWords>["executeTakeFirstOrThrow"]>>;
/** A question as its provider reads it, with where it stands. */
export type OwnClarification = Words & { state: ClarificationState; corrected: boolean };

const standing = <Row extends Words>(row: Row) => ({
  ...row,
  state: clarificationState(row),
  corrected: wasCorrected(row),
});

/** Everything that a provider's people asked, of every lot, newest first, a page at a time. */
export async function ownClarifications(
  db: Db | Trx,
  providerId: string,
  page: number,
): Promise<Paged<OwnClarification>> {
  const { total } = await db
    .selectFrom("lot_question")
    .select(sql<number>`count(*)::int`.as("total"))
    .where("provider_id", "=", providerId)
    .executeTakeFirstOrThrow();
  const rows = await withWords(db)
    .where("provider_id", "=", providerId)
    .orderBy("asked_at", "desc")
    .orderBy("lot_question.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(rows.map(standing), page, total);
}

const withAsker = (db: Db | Trx) =>
  withWords(db)
    .leftJoin("provider", "provider.id", "lot_question.provider_id")
    .leftJoin("person", "person.id", "lot_question.asked_by")
    .leftJoin("person as officer", "officer.id", "lot_question.answered_by")
    .select(["provider.name as providerName", "person.name as askerName", "officer.name as answeredBy"]);

/** A question as the council reads it: with who asked and which officer dealt with it. */
export type CouncilClarification = OwnClarification & {
  providerName: string | null;
  askerName: string | null;
  answeredBy: string | null;
};

/** A lot's questions for the council, a page at a time: those that wait, the oldest first, then the others, the newest first. */
export async function councilClarifications(
  db: Db | Trx,
  lotId: string,
  page: number,
): Promise<Paged<CouncilClarification> & { waiting: number }> {
  const { total, waiting } = await db
    .selectFrom("lot_question")
    .select([
      sql<number>`count(*)::int`.as("total"),
      sql<number>`(count(*) filter (where published_at is null and closed_at is null))::int`.as("waiting"),
    ])
    .where("lot_id", "=", lotId)
    .executeTakeFirstOrThrow();
  const rows = await withAsker(db)
    .where("lot_question.lot_id", "=", lotId)
    .orderBy(sql`coalesce(published_at, closed_at) is not null`)
    .orderBy(sql`case when coalesce(published_at, closed_at) is null then asked_at end`)
    .orderBy(sql`coalesce(published_at, closed_at) desc`)
    .orderBy("lot_question.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return { ...paged(rows.map(standing), page, total), waiting };
}

/** One question of a lot for the council. Throws NotFound. */
export async function getClarification(db: Db | Trx, lotId: string, id: string): Promise<CouncilClarification> {
  if (!isUuid(id)) throw new NotFound("question");
  const row = await withAsker(db)
    .where("lot_question.lot_id", "=", lotId)
    .where("lot_question.id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound("question");
  return standing(row);
}

/** How many questions wait for an answer, lot by lot, in the order of their names. Lots without any are left out. */
export async function waitingByLot(db: Db | Trx): Promise<{ lotId: string; lot: string; waiting: number }[]> {
  return db
    .selectFrom("lot_question")
    .innerJoin("lot", "lot.id", "lot_question.lot_id")
    .select(["lot.id as lotId", "lot.name as lot", sql<number>`count(*)::int`.as("waiting")])
    .where("published_at", "is", null)
    .where("closed_at", "is", null)
    .groupBy(["lot.id", "lot.name"])
    .orderBy("lot.name")
    .orderBy("lot.id")
    .execute();
}

/** How many questions about a lot wait for an answer. */
export async function countWaiting(db: Db | Trx, lotId: string): Promise<number> {
  return (await waitingByLot(db)).find((row) => row.lotId === lotId)?.waiting ?? 0;
}
