import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { FrameworkStatus } from "./framework-status.ts";
import { type LotStatus, statusAt } from "./lot-status.ts";

const lots = (db: Db | Trx) =>
  db
    .selectFrom("lot")
    .innerJoin("framework", "framework.id", "lot.framework_id")
    .select([
      "lot.id",
      "lot.number",
      "lot.slug",
      "lot.name",
      "lot.description",
      "lot.status",
      "lot.version",
      "lot.terms_version as termsVersion",
      "lot.specification_version as specificationVersion",
      "lot.closes_at as closesAt",
      "lot.details",
      "framework.id as frameworkId",
      "framework.slug as frameworkSlug",
      "framework.name as frameworkName",
      "framework.summary as frameworkSummary",
      "framework.ends_on as frameworkEndsOn",
      "framework.status as frameworkStatus",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof lots>["executeTakeFirstOrThrow"]>>;
/** `status` says whether it takes applications at the instant asked about; `closesAt` (UTC) until when, if that is known. */
export type Lot = Omit<Row, "status" | "details" | "frameworkStatus"> & {
  status: LotStatus;
  details: Answers;
  frameworkStatus: FrameworkStatus;
};

// The columns' CHECKs hold them to these lists.
const typed = (row: Row, now: Date): Lot => ({
  ...row,
  status: statusAt(row.status as LotStatus, row.closesAt, now),
  details: row.details as Answers,
  frameworkStatus: row.frameworkStatus as FrameworkStatus,
});

/** Every lot, framework by framework, in the order of their numbers: of all frameworks, or of one. A council has a handful. */
export async function listLots(db: Db | Trx, now: Date, frameworkId?: string): Promise<Lot[]> {
  const rows = await lots(db)
    .$if(frameworkId !== undefined, (query) => query.where("framework.id", "=", frameworkId ?? ""))
    .orderBy("framework.name")
    .orderBy("lot.number")
    .limit(100)
    .execute();
  return rows.map((row) => typed(row, now));
}

/** The lots of frameworks that are no draft any more: what anyone may know of. */
export const publicLots = async (db: Db | Trx, now: Date): Promise<Lot[]> =>
  (await listLots(db, now)).filter(({ frameworkStatus }) => frameworkStatus !== "draft");

/** A lot by its id or its slug. Throws NotFound. */
export async function getLot(db: Db | Trx, by: { id: string } | { slug: string }, now: Date): Promise<Lot> {
  if ("id" in by && !isUuid(by.id)) throw new NotFound("lot");
  const row = await ("id" in by ? lots(db).where("lot.id", "=", by.id) : lots(db).where("lot.slug", "=", by.slug))
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new NotFound("lot");
  return typed(row, now);
}

/** A lot inside a use case, locked until COMMIT. Throws NotFound. */
export async function lockLot(trx: Trx, id: string, now: Date): Promise<Lot> {
  if (isUuid(id)) await trx.selectFrom("lot").select("id").where("id", "=", id).forUpdate().execute();
  return getLot(trx, { id }, now);
}

/** A lot that anyone may know of, by its slug. Throws NotFound, also for one of a draft. */
export async function getPublicLot(db: Db | Trx, slug: string, now: Date): Promise<Lot> {
  const lot = await getLot(db, { slug }, now);
  if (lot.frameworkStatus === "draft") throw new NotFound("lot");
  return lot;
}

/** How many applications to each lot stand where, by lot id. Drafts are the provider's own affair and not counted. */
export async function applicationCounts(db: Db | Trx): Promise<Map<string, ApplicationCounts>> {
  const rows = await db
    .selectFrom("application")
    .select((eb) => [
      "lot_id as lotId",
      eb.fn.countAll<number>().as("applied"),
      sql<number>`count(*) filter (where status = 'admitted')`.as("admitted"),
      sql<number>`count(*) filter (where status in ('submitted','information-requested','recommended','moderated'))`.as(
        "undecided",
      ),
    ])
    .where("submitted_at", "is not", null)
    .groupBy("lot_id")
    .execute();
  return new Map(rows.map(({ lotId, ...counts }) => [lotId, counts]));
}

export type ApplicationCounts = { applied: number; admitted: number; undecided: number };
export const noApplications: ApplicationCounts = { applied: 0, admitted: 0, undecided: 0 };

export type LotHistory = { event: string; reason: string; at: Date; by: string | null };

/** When the lot was opened and closed, why and by whom, newest first: the last hundred times. */
export async function lotHistory(db: Db | Trx, lotId: string): Promise<LotHistory[]> {
  return db
    .selectFrom("lot_event")
    .leftJoin("person", "person.id", "lot_event.person_id")
    .select(["lot_event.event", "lot_event.reason", "lot_event.at", "person.name as by"])
    .where("lot_id", "=", lotId)
    .orderBy("lot_event.at", "desc")
    .orderBy("lot_event.id", "desc")
    .limit(100)
    .execute();
}
