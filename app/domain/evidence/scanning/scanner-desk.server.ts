import { sql } from "kysely";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { questionSetOf } from "#app/domain/reviews/evidence-desk.server.ts";
import type { Trx } from "#db/client.server.ts";
import { type WithdrawnBecause, withdrawnInWords } from "../evidence-status.ts";
import { TOO_LARGE } from "./ask-scanner.server.ts";
import { KEPT_OUT_DAYS } from "./scanner-in-words.ts";

export type KeptOut = {
  id: string;
  at: Date;
  provider: { id: string; name: string };
  title: string;
  /** "Refused: it may hold a virus", "Withdrawn: the file can no longer be read". */
  what: string;
  /** What the scanner called it. */
  found: string | null;
  opened: Opened[];
};
export type Opened = { id: string; name: string; times: number; last: Date };

const when = sql<Date>`coalesce(withdrawn_at, scanned_at, uploaded_at)`;

/**
 * Documents that the scanner refused, or that were withdrawn later, newest first, and who opened each while it could be
 * opened: whoever did may have the virus on their device.
 */
export async function keptOut(db: Trx, page: number, now: Date): Promise<Paged<KeptOut>> {
  const since = new Date(now.getTime() - KEPT_OUT_DAYS * 86_400_000);
  const wanted = db
    .selectFrom("evidence")
    .innerJoin("provider", "provider.id", "evidence.provider_id")
    .where(({ or, eb }) => or([eb("scan", "=", "refused"), eb("state", "=", "withdrawn")]))
    .where(when, ">=", since);
  const { total } = await wanted.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await wanted
    .select(["evidence.id", "question_id as questionId", "field", "withdrawn_because as because"])
    .select(["scan_found as found", "provider.id as providerId", "provider.name as provider", when.as("at")])
    .orderBy(when, "desc")
    .orderBy("evidence.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const sets = new Map<string, Awaited<ReturnType<typeof questionSetOf>>>();
  for (const id of new Set(rows.map(({ providerId }) => providerId))) sets.set(id, await questionSetOf(db, id));
  const ids = rows.map(({ id }) => id);
  const opened = ids.length === 0 ? [] : await whoOpened(db, ids);
  return paged(
    rows.map(({ id, at, questionId, field, because, found, providerId, provider }) => ({
      ...{ id, at, found, provider: { id: providerId, name: provider } },
      title: titleOfEvidence(sets.get(providerId), questionId, field),
      what: inWords(because as WithdrawnBecause | null, found),
      opened: opened.filter(({ documentId }) => documentId === id),
    })),
    page,
    total,
  );
}

function inWords(because: WithdrawnBecause | null, found: string | null): string {
  if (because) return `Withdrawn: ${withdrawnInWords[because].why}`;
  return found === TOO_LARGE ? "Refused: too large for the scanner" : "Refused: it may hold a virus";
}

/** Who opened each of these documents, from the audit, by when they did last. */
function whoOpened(db: Trx, ids: readonly string[]): Promise<(Opened & { documentId: string })[]> {
  return db
    .selectFrom("audit_entry")
    .innerJoin("person", "person.id", "audit_entry.actor_id")
    .select(["subject_id as documentId", "person.id", "person.name"])
    .select([sql<number>`count(*)::int`.as("times"), sql<Date>`max(audit_entry.at)`.as("last")])
    .where("subject_type", "=", "evidence")
    .where("subject_id", "in", [...ids])
    .where("action", "=", "evidence.open")
    .groupBy(["subject_id", "person.id", "person.name"])
    .orderBy("last", "desc")
    .execute();
}
