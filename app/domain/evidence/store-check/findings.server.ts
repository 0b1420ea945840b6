import { sql } from "kysely";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import type { FindingKind } from "./compare.ts";

/** One key that is wrong: bytes that should be there, and that are. */
export type Found = { kind: FindingKind; key: string; expected: number | null; found: number | null };

/** Keeps what a check found and counts it, unless a document moved, went or came in the meantime. */
export async function keepFindings(trx: Trx, checkId: string, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const keys = found.map(({ key }) => key);
  const rows = await trx
    .selectFrom("evidence")
    .select(["object_key as key", sql<boolean>`bool_or(state not in ('removed','withdrawn'))`.as("stands")])
    .where("object_key", "in", keys)
    .groupBy("object_key")
    .execute();
  const loose = await trx
    .selectFrom("loose_document")
    .select("object_key as key")
    .where("object_key", "in", keys)
    .execute();
  const named = new Map<string, boolean>(loose.map(({ key }) => [key, false]));
  for (const { key, stands } of rows) named.set(key, stands);
  const still = found.filter(({ kind, key }) => (kind === "orphaned" ? !named.has(key) : named.get(key)));
  if (still.length === 0) return;
  await trx
    .insertInto("store_finding")
    .values(
      still.map(({ kind, key, ...bytes }) => ({ id: uuidv7(), check_id: checkId, kind, object_key: key, ...bytes })),
    )
    .execute();
  const of = (kind: FindingKind) => still.filter((one) => one.kind === kind).length;
  await trx
    .updateTable("store_check")
    .set((eb) => ({
      missing: eb("missing", "+", of("missing")),
      cut: eb("cut", "+", of("cut")),
      orphaned: eb("orphaned", "+", of("orphaned")),
    }))
    .where("id", "=", checkId)
    .execute();
}

/** The documents behind what a check found missing or cut, so many objects at a time, and the last key of these. */
export async function lostDocuments(
  trx: Trx,
  checkId: string,
  after: string,
  most: number,
): Promise<{ ids: string[]; last: string | undefined }> {
  const lost = await trx
    .selectFrom("store_finding")
    .select("object_key as key")
    .where("check_id", "=", checkId)
    .where("kind", "in", ["missing", "cut"])
    .where("object_key", ">", after)
    .orderBy("object_key")
    .limit(most)
    .execute();
  const last = lost.at(-1)?.key;
  if (last === undefined) return { ids: [], last };
  const keys = lost.map(({ key }) => key);
  const rows = await trx.selectFrom("evidence").select("id").where("object_key", "in", keys).execute();
  return { ids: rows.map(({ id }) => id), last };
}

/** The latest checks, newest first. */
export const latestChecks = (trx: Trx) =>
  trx
    .selectFrom("store_check")
    .leftJoin("person", "person.id", "asked_by")
    .selectAll("store_check")
    .select("person.name as askedBy")
    .orderBy("started_at", "desc")
    .orderBy("store_check.id", "desc")
    .limit(12)
    .execute();
export type StoreCheck = Awaited<ReturnType<typeof latestChecks>>[number];

export type FindingRow = {
  id: string;
  kind: FindingKind;
  key: string;
  expected: number | null;
  found: number | null;
  removed: boolean;
  providers: string[];
};

/** What a check found, a page at a time, and how many orphans are still there. */
export async function findingsOf(trx: Trx, checkId: string, page: number) {
  const wanted = trx.selectFrom("store_finding").where("check_id", "=", checkId);
  const { total, orphans } = await wanted
    .select(sql<number>`count(*)::int`.as("total"))
    .select(sql<number>`count(*) filter (where kind = 'orphaned' and removed_at is null)::int`.as("orphans"))
    .executeTakeFirstOrThrow();
  const rows = await wanted
    .select(["id", "kind", "object_key as key", "expected", "found", "removed_at as removedAt"])
    .select(({ selectFrom }) =>
      selectFrom("evidence")
        .innerJoin("provider", "provider.id", "evidence.provider_id")
        .whereRef("evidence.object_key", "=", "store_finding.object_key")
        .select(sql<string[]>`coalesce(array_agg(distinct provider.name), '{}')`.as("names"))
        .as("providers"),
    )
    .orderBy("kind")
    .orderBy("object_key")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const list: Paged<FindingRow> = paged(
    rows.map(({ removedAt, kind, found, providers, ...row }) => ({
      ...row,
      kind: kind as FindingKind,
      found: found === null ? null : Number(found),
      removed: removedAt !== null,
      providers: providers ?? [],
    })),
    page,
    total,
  );
  return { ...list, orphans };
}
