import { sql } from "kysely";
import type { DocumentAsked } from "#app/domain/evidence/lapse/documents-asked.server.ts";
import { addDays, today } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";

/**
 * Gives every approved provider of a lot an accepted version of each document that the lot asks for, with ends spread
 * evenly over a year from tomorrow on. `owner` is the person who gave and accepted them. Returns how many.
 */
export async function scaleEvidence(
  trx: Trx,
  { lotId, documents, owner }: { lotId: string; documents: readonly DocumentAsked[]; owner: string },
  now: Date,
): Promise<number> {
  let made = 0;
  for (const { questionId, field } of documents.filter((one) => one.lotId === lotId)) {
    const key = sql`md5(provider_id || ${questionId} || ${field})`;
    const { numAffectedRows } = await sql`
      insert into evidence (id, provider_id, question_id, field, version, file_name, content_type, size, sha256, object_key,
        scan, state, starts_on, ends_on, uploaded_by, uploaded_at, decided_at, decided_by, accepted_at)
      select ${key}::uuid, provider_id, ${questionId}, ${field}, 1, 'document.pdf', 'application/pdf', 1000,
        repeat('0', 64), 'evidence/' || ${key}, 'clean', 'accepted', ${addDays(today(now), -30)}::date,
        ${today(now)}::date + 1 + ('x' || left(${key}, 6))::bit(24)::int % 365, ${owner}, ${now}, ${now}, ${owner}, ${now}
      from admission where lot_id = ${lotId} and outcome = 'admitted'`.execute(trx);
    made += Number(numAffectedRows ?? 0);
  }
  await sql`analyze evidence`.execute(trx);
  return made;
}
