import { currentEvidence, type EvidenceRow } from "#app/domain/evidence/evidence.server.ts";
import { type Answers, withEvidence } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import { asGiven } from "./submission.ts";

export type StoredAnswers = {
  /** As typed, without files: what this application uses. */
  typed: Answers;
  /** The same with each file in its place. */
  answers: Answers;
  /** Everything that the provider has answered, here or elsewhere, without files. */
  stored: Answers;
  /** How often each answer was saved, used here or not; a question never answered is not in it. */
  versions: Record<string, number>;
  /** The provider's documents, used here or not. */
  evidence: EvidenceRow[];
  /** Answered elsewhere and not used here: by question, with its files, and the instant of the last change. */
  offered: Record<string, { answer: Answers[string]; at: Date }>;
};

/** Whose answers, on which lot; those that an application uses when it is named, else all of them. */
type Whose = { id?: string; providerId: string; lotId: string };

/**
 * A provider's answers as they stand. They belong to the provider; an application uses one when it was given or chosen
 * there, and is only offered the others. What is asked for each lot anew is kept by lot. Files come from the evidence.
 */
export async function storedAnswers(db: Trx, { id, providerId, lotId }: Whose): Promise<StoredAnswers> {
  const rows = await db
    .selectFrom("answer")
    .select(["question_id", "value", "version", "updated_at"])
    .where("provider_id", "=", providerId)
    .where((eb) => eb.or([eb("lot_id", "is", null), eb("lot_id", "=", lotId)]))
    .execute();
  const evidence = await currentEvidence(db, providerId);
  const used = id === undefined ? undefined : await usedIn(db, id);
  const isUsed = (questionId: string) => !used || used.has(questionId);
  // Only save-answers writes this column.
  const stored = Object.fromEntries(rows.map((row) => [row.question_id, row.value])) as Answers;
  const typed = Object.fromEntries(Object.entries(stored).filter(([questionId]) => isUsed(questionId)));
  // A document whose dates its provider has not confirmed yet answers nothing.
  const all = withEvidence(stored, asGiven(evidence.filter(({ unconfirmed }) => !unconfirmed)));
  const dates = [
    ...evidence.map(({ questionId, uploadedAt }) => [questionId, uploadedAt] as const),
    ...rows.map((row) => [row.question_id, row.updated_at] as const),
  ];
  const latest = new Map<string, Date>();
  for (const [questionId, at] of dates) if (at > (latest.get(questionId) ?? new Date(0))) latest.set(questionId, at);
  return {
    typed,
    answers: Object.fromEntries(Object.entries(all).filter(([questionId]) => isUsed(questionId))),
    stored,
    versions: Object.fromEntries(rows.map((row) => [row.question_id, row.version])),
    evidence,
    offered: Object.fromEntries(
      [...latest]
        .filter(([questionId]) => !isUsed(questionId))
        .map(([questionId, at]) => [questionId, { answer: all[questionId] ?? {}, at }]),
    ),
  };
}

async function usedIn(db: Trx, applicationId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("answer_use")
    .select("question_id")
    .where("application_id", "=", applicationId)
    .execute();
  return new Set(rows.map((row) => row.question_id));
}

/** Notes that an application uses the provider's answers to these questions, from now (UTC) on. Twice is harmless. */
export async function takeAnswers(
  trx: Trx,
  use: { applicationId: string; questionIds: readonly string[]; by: string; at: Date },
): Promise<void> {
  if (use.questionIds.length === 0) return;
  await trx
    .insertInto("answer_use")
    .values(
      use.questionIds.map((question_id) => ({
        application_id: use.applicationId,
        question_id,
        at: use.at,
        by: use.by,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
