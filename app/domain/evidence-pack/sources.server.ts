import { sameTyped } from "#app/domain/applications/same-typed.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { Answer, Answers } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import type { Brought } from "./offered.ts";

/** Where answers and documents came from, in words: by question id, and by the id of the document. */
export type Sources = { answers: Record<string, string>; documents: Record<string, string> };

/**
 * What of a provider's answers and documents came out of a pack of another council, for whoever reads them: "From
 * Northshire Council's evidence pack of 3 December 2026". An answer that says something else by now came from its
 * provider.
 */
export async function packSources(trx: Trx, providerId: string, answers: Answers): Promise<Sources> {
  const rows = await trx
    .selectFrom("pack_import_use as use")
    .innerJoin("pack_import as pack", "pack.id", "use.import_id")
    .select(["use.question_id as questionId", "use.evidence_id as evidenceId", "use.import_id as importId"])
    .select(["council_name as council", "made_at as madeAt", "pack.answers"])
    .where("use.provider_id", "=", providerId)
    .orderBy("pack.used_at")
    .execute();
  const sources: Sources = { answers: {}, documents: {} };
  for (const { questionId, evidenceId, council, madeAt, answers: brought } of rows) {
    const words = inWords(council, madeAt);
    if (evidenceId) sources.documents[evidenceId] = words;
    else if (saysTheSame(brought as unknown as Brought[], questionId, answers[questionId]))
      sources.answers[questionId] = words;
  }
  return sources;
}

const inWords = (council: string, madeAt: Date): string =>
  `From ${council}’s evidence pack of ${formatDate(madeAt)}: not checked by us`;

/** The same for one document, or undefined when its provider gave it itself. */
export async function sourceOf(trx: Trx, evidenceId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom("pack_import_use as use")
    .innerJoin("pack_import as pack", "pack.id", "use.import_id")
    .select(["council_name as council", "made_at as madeAt"])
    .where("use.evidence_id", "=", evidenceId)
    .executeTakeFirst();
  return row && inWords(row.council, row.madeAt);
}

const saysTheSame = (brought: readonly Brought[], questionId: string, answer: Answer | undefined): boolean => {
  const said = brought.find((one) => one.questionId === questionId && one.lot === null)?.answer ?? {};
  const shared = Object.entries(answer ?? {}).filter(([name]) => Object.hasOwn(said, name));
  return shared.length > 0 && shared.every(([name, value]) => sameTyped(said[name], value));
};
