import { currentEvidence, type EvidenceRow } from "#app/domain/evidence/evidence.server.ts";
import { type Answers, withEvidence } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import { asGiven } from "./submission.ts";

export type StoredAnswers = {
  /** As typed, without files. */
  typed: Answers;
  /** The same with each file in its place. */
  answers: Answers;
  /** How often each answer was saved; a question never answered is not in it. */
  versions: Record<string, number>;
  evidence: EvidenceRow[];
};

/**
 * A provider's answers as they stand: they belong to the provider, so that a second application begins with them; only
 * what is asked for each lot anew is kept by lot. Files come from the evidence given.
 */
export async function storedAnswers(db: Trx, providerId: string, lotId: string): Promise<StoredAnswers> {
  const rows = await db
    .selectFrom("answer")
    .select(["question_id", "value", "version"])
    .where("provider_id", "=", providerId)
    .where((eb) => eb.or([eb("lot_id", "is", null), eb("lot_id", "=", lotId)]))
    .execute();
  const evidence = await currentEvidence(db, providerId);
  // Only save-answers writes this column.
  const typed = Object.fromEntries(rows.map((row) => [row.question_id, row.value])) as Answers;
  const versions = Object.fromEntries(rows.map((row) => [row.question_id, row.version]));
  return { typed, answers: withEvidence(typed, asGiven(evidence)), versions, evidence };
}
