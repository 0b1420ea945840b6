import { sql } from "kysely";
import {
  type ApplicationStatus,
  beingRead,
  toAdviseOn,
  underReview,
} from "#app/domain/applications/application-status.ts";
import { declared } from "#app/domain/conflicts/declared.server.ts";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { parseReference } from "#app/domain/reference.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { MOST_LISTED, overStatuses, type QueueAsked, type QueueList } from "./queue-asked.ts";
import type { PlaceShown } from "./rank-queue.server.ts";
import { readingNow } from "./reading-now.server.ts";

/** Who asks, and on which London date. */
export type Asker = { personId: string; today: string };

export type QueueRow = {
  id: string;
  ref: string;
  provider: string;
  lot: string;
  status: ApplicationStatus;
  submittedAt: Date;
  decidedAt: Date | null;
  /** Tenths of a point; null until it is ranked, a moment after it was sent. */
  points: number | null;
  /** The London date by which the council aims to decide; null while its clock stands still. */
  dueOn: string | null;
  place: PlaceShown | undefined;
  readerId: string | null;
  reader: string | null;
  readerAway: boolean;
  /** Whether who asks declared a conflict of interest with this provider. */
  barred: boolean;
};

/** As many providers as a search by name takes in. */
const MOST_NAMED = 200;

/** A page of one list of the queue. `total` is bounded by MOST_LISTED. */
export async function listQueue(db: Db | Trx, asked: QueueAsked, who: Asker): Promise<Paged<QueueRow>> {
  const wanted = await wantedRows(db, asked, who);
  const { total } = await db
    .selectFrom(wanted.select("application.id").limit(MOST_LISTED).as("listed"))
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  const page = Math.min(asked.page, MOST_LISTED / PAGE_SIZE);
  const ids = await pageOf(db, wanted, asked, PAGE_SIZE, offsetOf(page));
  return paged(await read(wanted, ids, who), page, total);
}

/** The same rows, all pages together, as far as the list goes. */
export async function allOfQueue(db: Db | Trx, asked: QueueAsked, who: Asker): Promise<QueueRow[]> {
  const wanted = await wantedRows(db, asked, who);
  return read(wanted, await pageOf(db, wanted, asked, MOST_LISTED, 0), who);
}

type Wanted = Awaited<ReturnType<typeof wantedRows>>;

async function wantedRows(db: Db | Trx, { list, q, lot, reader, status }: QueueAsked, { personId }: Asker) {
  const reference = parseReference(q, "APP");
  const byName = q !== "" && !reference;
  const isOver = (status ? [status] : statusesIn[list]).some((one) => overStatuses.some((over) => over === one));
  const named = byName && isOver ? await providersNamed(db, q) : undefined;
  const readBy = list === "mine" ? personId : reader;
  return (
    db
      .selectFrom("application")
      .leftJoin("queue_place", "queue_place.application_id", "application.id")
      .leftJoin("application_assignment as reading", readingNow)
      .where("application.submitted_at", "is not", null)
      .where("application.status", "in", status ? [status] : statusesIn[list])
      .$if(list === "unassigned", (rows) => rows.where("reading.id", "is", null))
      .$if(list === "new-answers", (rows) =>
        rows.where("application.id", "in", (eb) =>
          eb
            .selectFrom("catch_up")
            .select("application_id")
            .where("answered_at", "is not", null)
            .where("reviewed_at", "is", null),
        ),
      )
      .$if(readBy !== "", (rows) => rows.where("reading.person_id", "=", readBy))
      .$if(lot !== "", (rows) => rows.where("application.lot_id", "=", lot))
      .$if(reference !== undefined, (rows) => rows.where("application.ref", "=", reference ?? ""))
      // What is open is little: its own providers are looked through, not all that there are.
      .$if(byName && !isOver, (rows) =>
        rows.where(({ exists, selectFrom }) =>
          exists(
            selectFrom("provider as named")
              .select("named.id")
              .whereRef("named.id", "=", "application.provider_id")
              .where(nameHas("named.name", q)),
          ),
        ),
      )
      .$if(named !== undefined, (rows) =>
        rows.where((eb) => eb("application.provider_id", "=", eb.fn.any(sql<string[]>`${named ?? []}::uuid[]`))),
      )
  );
}

const statusesIn: Record<QueueList, readonly ApplicationStatus[]> = {
  mine: beingRead,
  unassigned: toAdviseOn,
  all: underReview,
  waiting: ["information-requested"],
  decided: overStatuses,
  "new-answers": ["admitted"],
};

/** Found first, so that a long list is not read to its end for a rare name. */
async function providersNamed(db: Db | Trx, q: string): Promise<string[]> {
  const rows = await db.selectFrom("provider").select("id").where(nameHas("name", q)).limit(MOST_NAMED).execute();
  return rows.map(({ id }) => id);
}

/** Which rows, in order: from narrow columns alone, so that what is shown is read for one page and no more. */
async function pageOf(
  db: Db | Trx,
  wanted: Wanted,
  asked: QueueAsked,
  limit: number,
  offset: number,
): Promise<string[]> {
  const { list, sort } = asked;
  if (isWhole(asked)) return (await firstInOrder(db, wanted, offset + limit)).slice(offset);
  const sorted =
    list === "decided"
      ? wanted.orderBy(sql`coalesce(application.decided_at, application.submitted_at)`, "desc")
      : sort === "provider"
        ? wanted.orderBy(sql`(select name collate english from provider where provider.id = application.provider_id)`)
        : sort === "waiting" || list === "new-answers"
          ? wanted.orderBy("application.submitted_at")
          : wanted
              .orderBy("queue_place.waits")
              .orderBy(sql`queue_place.points desc nulls last`)
              .orderBy("application.submitted_at");
  const rows = await sorted.orderBy("application.id").select("application.id").limit(limit).offset(offset).execute();
  return rows.map(({ id }) => id);
}

/** Whether a list holds nearly all that is open, so that its first rows are found sooner in order than by sorting. */
const isWhole = ({ list, sort, q, lot, reader, status }: QueueAsked): boolean =>
  (list === "all" || list === "unassigned") && sort === "rank" && !(q || lot || reader || status);

/** The first by the published order, what is not ranked yet last. Reads no more places than it needs for them. */
async function firstInOrder(db: Db | Trx, wanted: Wanted, most: number): Promise<string[]> {
  const { rows: ranked } = await sql<{ id: string }>`
    select one.id from (select * from queue_place order by waits, points desc, first_sent_at, application_id) place
    cross join lateral (${wanted
      .select("application.id")
      .where("application.id", "=", sql.ref<string>("place.application_id"))
      .offset(0)}) one
    order by place.waits, place.points desc, place.first_sent_at, place.application_id
    limit ${most}`.execute(db);
  const fresh =
    ranked.length < most
      ? await wanted
          .where("queue_place.application_id", "is", null)
          .select("application.id")
          .orderBy("application.submitted_at")
          .orderBy("application.id")
          .limit(most - ranked.length)
          .execute()
      : [];
  return [...ranked, ...fresh].map(({ id }) => id);
}

async function read(wanted: Wanted, ids: readonly string[], who: Asker): Promise<QueueRow[]> {
  if (ids.length === 0) return [];
  const rows = await wanted
    .where("application.id", "in", ids)
    .innerJoin("provider", "provider.id", "application.provider_id")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .leftJoin("person", "person.id", "reading.person_id")
    .select(["application.id", "application.ref", "provider.name as provider", "lot.name as lot", "application.status"])
    .select(["application.submitted_at as submittedAt", "application.decided_at as decidedAt"])
    .select(["queue_place.points", "queue_place.due_on as dueOn", "queue_place.reasons"])
    .select(["person.id as readerId", "person.name as reader"])
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom("time_away")
          .select("id")
          .whereRef("time_away.person_id", "=", "reading.person_id")
          .where("removed_at", "is", null)
          .where("from_on", "<=", who.today)
          .where("to_on", ">=", who.today),
      ).as("readerAway"),
      declared(who.personId, sql.ref("application.provider_id")).as("barred"),
    ])
    .execute();
  const shown = rows.flatMap(({ submittedAt, status, reasons, readerAway, barred, ...row }): QueueRow[] =>
    submittedAt
      ? [
          {
            ...{ ...row, submittedAt, status: status as ApplicationStatus },
            ...{ place: (reasons as PlaceShown | null) ?? undefined },
            ...{ readerAway: Boolean(readerAway), barred },
          },
        ]
      : [],
  );
  return shown.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** How many stand on each list of what is open. */
export async function countQueue(db: Db | Trx, { personId }: Pick<Asker, "personId">) {
  return db
    .selectFrom("application")
    .leftJoin("application_assignment as reading", readingNow)
    .select([
      sql<number>`count(*)::int`.as("all"),
      sql<number>`count(*) filter (where application.status = 'information-requested')::int`.as("waiting"),
      sql<number>`count(*) filter (where reading.person_id = ${personId} and application.status <> 'moderated')::int`.as(
        "mine",
      ),
      sql<number>`count(*) filter (where reading.id is null and application.status in ('submitted','recommended'))::int`.as(
        "unassigned",
      ),
    ])
    .where("application.status", "in", underReview)
    .where("application.submitted_at", "is not", null)
    .executeTakeFirstOrThrow();
}
