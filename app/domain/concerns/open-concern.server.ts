import { sql } from "kysely";
import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { type Suspension, suspensionsFrom } from "#app/domain/suspensions/suspensions.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { EntryKind, Fact, Level, Report } from "./concern.ts";
import { type ConcernKeys, openEntry, openReport, type SealedConcern } from "./concern-seal.server.ts";
import type { ConcernStage } from "./concern-status.ts";

const MOST = 200;

/**
 * A concern with all its words: the only way to read them. Writes down who opened it, in the same transaction; the first
 * opening stops the clock by which it goes to the directors. `at` says which page of what was done, and which of who opened
 * it, each newest first and counted from 1. Throws NotFound for whoever is neither quality lead nor named,
 * Forbidden, with nothing written down, for who declared a conflict of interest with its provider.
 */
export function openConcern(
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  id: string,
  now: Date,
  at = { entries: 1, openings: 1 },
): Promise<OpenedConcern> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "concern.read");
    const concern = await findConcern(work.trx, id);
    if (concern.providerId) await refuseConflict(work.trx, actor, concern.providerId);
    await logOpening(work, concern);
    const { report, ...facts } = concern;
    return {
      ...facts,
      report: openReport(keys, concern, report),
      entries: await entriesOf(work.trx, keys, concern, at.entries),
      openings: await openingsOf(work.trx, id, at.openings),
      pages: {
        entries: await pagesOf(work.trx, "concern_entry", id, at.entries),
        openings: await pagesOf(work.trx, "concern_opening", id, at.openings),
      },
      readers: await readersOf(work.trx, id),
      links: await linksOf(work.trx, id),
      holds: await holdsOf(work.trx, id),
      suspensions: await suspensionsFrom(work.trx, id),
    };
  });
}

/** What a concern is without its words. Throws NotFound; the wall decides for whom there is one. */
export async function findConcern(trx: Trx, id: string) {
  const row = isUuid(id)
    ? await trx
        .selectFrom("concern")
        .leftJoin("provider", "provider.id", "concern.provider_id")
        .leftJoin("person", "person.id", "concern.reported_by")
        .select(["concern.id", "ref", "stage", "level", "provider_id as providerId", "provider.name as provider"])
        .select(["wrapped_key", "key_id", "report", "reported_at as reportedAt", "person.name as account"])
        .select(["opened_at as openedAt", "escalated_at as escalatedAt", "lado_due_at as ladoDueAt", "version"])
        .select(["lado_referred_on as ladoReferredOn", "closed_at as closedAt"])
        .where("concern.id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound("concern");
  return { ...row, stage: row.stage as ConcernStage, level: row.level as Level | null };
}

async function logOpening({ trx, actor, now, audit }: Work, { id, openedAt }: { id: string; openedAt: Date | null }) {
  const reader = personId(actor);
  if (!reader) throw new NotFound("concern");
  await trx
    .insertInto("concern_opening")
    .values({ id: uuidv7(now.getTime()), concern_id: id, person_id: reader, at: now })
    .execute();
  if (!openedAt) await trx.updateTable("concern").set({ opened_at: now }).where("id", "=", id).execute();
  audit("concern.open", { type: "concern", id });
}

async function entriesOf(trx: Trx, keys: ConcernKeys, concern: SealedConcern, page: number) {
  const rows = await trx
    .selectFrom("concern_entry")
    .leftJoin("person", "person.id", "concern_entry.by_person")
    .select(["concern_entry.id", "kind", "sealed", "at", "person.name as by"])
    .where("concern_id", "=", concern.id)
    .orderBy("at", "desc")
    .orderBy("concern_entry.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return rows.map(({ sealed, kind, ...row }) => ({
    ...row,
    kind: kind as EntryKind,
    facts: openEntry(keys, concern, { id: row.id, sealed }),
  }));
}

const openingsOf = (trx: Trx, id: string, page: number) =>
  trx
    .selectFrom("concern_opening")
    .innerJoin("person", "person.id", "concern_opening.person_id")
    .select(["person.name", "at"])
    .where("concern_id", "=", id)
    .orderBy("at", "desc")
    .orderBy("concern_opening.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();

/** Which page of how many. */
async function pagesOf(trx: Trx, table: "concern_entry" | "concern_opening", id: string, page: number) {
  const count = trx.selectFrom(table).select(sql<number>`count(*)::int`.as("total")).where("concern_id", "=", id);
  const { pages } = paged([], page, (await count.executeTakeFirstOrThrow()).total);
  return { page, pages };
}

/** Who is named for a concern, beside the quality leads. */
export const readersOf = (trx: Trx, id: string) =>
  trx
    .selectFrom("concern_reader")
    .innerJoin("person", "person.id", "concern_reader.person_id")
    .leftJoin("person as adder", "adder.id", "concern_reader.added_by")
    .select(["person.id", "person.name", "added_at as at", "adder.name as by"])
    .where("concern_id", "=", id)
    .where("removed_at", "is", null)
    .orderBy("added_at")
    .orderBy("person.id")
    .limit(MOST)
    .execute();

/** The lots, placements and workers that a concern is about. */
export const linksOf = (trx: Trx, id: string) =>
  trx
    .selectFrom("concern_link as link")
    .leftJoin("lot", "lot.id", "link.lot_id")
    .leftJoin("placement", "placement.id", "link.placement_id")
    .leftJoin("staff_member as staff", "staff.id", "link.staff_member_id")
    .select(["lot.id as lotId", "lot.name as lot", "placement.id as placementId", "placement.ref as placement"])
    .select(["staff.id as staffId", "staff.name as worker"])
    .where("concern_id", "=", id)
    .orderBy("link.id")
    .limit(MOST)
    .execute();

/** The holds that a concern opened and nobody lifted yet. */
export const holdsOf = (trx: Trx, id: string) =>
  trx
    .selectFrom("concern_hold")
    .innerJoin("hold", "hold.id", "concern_hold.hold_id")
    .leftJoin("lot", "lot.id", "hold.lot_id")
    .select(["hold.id", "lot.name as lot", "hold.lot_id as lotId", "hold.opened_at as at"])
    .where("concern_hold.concern_id", "=", id)
    .where("hold.lifted_at", "is", null)
    .orderBy("hold.id")
    .execute();

/** A concern as its readers see it, with what `openConcern` unsealed. */
export type OpenedConcern = Omit<Awaited<ReturnType<typeof findConcern>>, "report"> & {
  report: Report;
  entries: { id: string; kind: EntryKind; at: Date; by: string | null; facts: Fact[] }[];
  openings: Awaited<ReturnType<typeof openingsOf>>;
  pages: { entries: { page: number; pages: number }; openings: { page: number; pages: number } };
  readers: Awaited<ReturnType<typeof readersOf>>;
  links: Awaited<ReturnType<typeof linksOf>>;
  holds: Awaited<ReturnType<typeof holdsOf>>;
  suspensions: Suspension[];
};
