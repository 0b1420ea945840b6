import type { System } from "#app/access/actor.ts";
import { today } from "#app/domain/london-time.ts";
import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type DocumentAsked, documentsAsked } from "./documents-asked.server.ts";
import { BATCH, type Lapsed, lapsedOf, lockProviders, providersWithLapses } from "./find-lapses.server.ts";
import { lapseInWords } from "./lapse-in-words.ts";
import { stillNeeded } from "./still-needed.server.ts";
import { tellOfLapses } from "./tell-of-lapses.server.ts";

export type OpenedLapse = Lapsed & { holdId: string; document: DocumentAsked; because: string };

/**
 * Opens a lapse hold wherever an approved provider's lot asks for a document that was accepted once and that no version
 * counts for today: it ended, was withdrawn, or needs changing after all (rules 1, 4). From that minute the provider is
 * left out of matching and of the directory on that lot. Its people and QA are told, and every running placement there
 * gets a decision due the same working day. In batches of providers, each of which one process has at a time; safe to
 * run twice and side by side. Returns how many holds it opened.
 */
export async function lapseEvidence(db: Db, actor: System, now: Date): Promise<number> {
  const asked = await documentsAsked(db, now);
  const providers = await readAs(db, actor, (trx) => providersWithLapses(trx, asked, today(now)));
  let total = 0;
  for (let from = 0; from < providers.length; from += BATCH) {
    const batch = providers.slice(from, from + BATCH);
    total += await transact(db, actor, now, (work) => lapseBatch(work, asked, batch));
  }
  return total;
}

async function lapseBatch(work: Work, asked: readonly DocumentAsked[], batch: readonly string[]): Promise<number> {
  const found = await lapsedOf(work.trx, asked, today(work.now), await lockProviders(work.trx, batch));
  const lapsed = await stillNeeded(work.trx, found, work.now);
  if (lapsed.length > 0) await open(work, asked, lapsed);
  return lapsed.length;
}

async function open(work: Work, asked: readonly DocumentAsked[], lapsed: readonly Lapsed[]): Promise<void> {
  const { trx, now } = work;
  const byPlace = new Map(asked.map((one) => [`${one.lotId} ${one.questionId} ${one.field}`, one]));
  const opened = lapsed.flatMap((one): OpenedLapse[] => {
    const document = byPlace.get(`${one.lotId} ${one.questionId} ${one.field}`);
    return document
      ? [{ ...one, document, holdId: uuidv7(now.getTime()), because: lapseInWords(document.title, one, today(now)) }]
      : [];
  });
  await trx
    .insertInto("hold")
    .values(
      opened.map(({ holdId, providerId, lotId, because }) => ({
        ...{ id: holdId, provider_id: providerId, lot_id: lotId, kind: "lapse", reason: because, opened_at: now },
      })),
    )
    .execute();
  await trx
    .insertInto("evidence_lapse")
    .values(
      opened.map(({ holdId, providerId, lotId, questionId, field }) => ({
        ...{ hold_id: holdId, provider_id: providerId, lot_id: lotId, question_id: questionId, field, opened_at: now },
      })),
    )
    .execute();
  await openDecisions(work, opened);
  await tellOfLapses(work, opened);
  work.audit("evidence.lapse", { type: "job", id: "lapse-evidence" }, { holds: opened.map(({ holdId }) => holdId) });
}
