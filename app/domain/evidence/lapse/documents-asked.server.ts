import { publishedSets } from "#app/domain/question-sets/published-sets.server.ts";
import { type EvidenceRule, questionsOf } from "#app/domain/question-sets/question.ts";
import { dateAsked } from "#app/domain/question-sets/renewal.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { titleOfEvidence } from "../evidence-titles.ts";

/** A document that a lot asks providers for. `dated`: its kind needs an end date. */
export type DocumentAsked = {
  lotId: string;
  lotName: string;
  questionId: string;
  field: string;
  title: string;
  rule: EvidenceRule;
  dated: boolean;
};

/** Every document that the lots ask providers for, by their questions in force by `now` (UTC). */
export async function documentsAsked(db: Db | Trx, now: Date): Promise<DocumentAsked[]> {
  const rows = await db
    .selectFrom("lot")
    .select(["id", "name", "framework_id as frameworkId", "code", "slug"])
    .orderBy("id")
    .execute();
  const lots = rows.map(({ code, slug, ...lot }) => ({ ...lot, code: code ?? slug }));
  const sets = await publishedSets(db, lots, now);
  return lots.flatMap((lot) => {
    const set = sets.get(lot.id);
    if (!set) return [];
    return questionsOf(set)
      .filter(({ askedOf = "provider" }) => askedOf === "provider")
      .flatMap(({ id: questionId, fields }) =>
        fields.flatMap((field) => {
          if (field.kind !== "file") return [];
          const title = titleOfEvidence(set, questionId, field.name);
          const { evidence: rule } = field;
          const about = { lotId: lot.id, lotName: lot.name, questionId, field: field.name, title };
          return [{ ...about, rule, dated: dateAsked(rule) !== undefined }];
        }),
      );
  });
}
