import { forLot } from "#app/domain/question-sets/for-lot.ts";
import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";
import { asQuestions } from "#app/domain/question-sets/question-sets.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** A question as a provider met it: in which version, in which section, and at which place there. */
export type QuestionMet = { question: Question; set: QuestionSet; section: string; place: number };
/** An answer's question; its lot where it is asked for each. */
export type Asked = { questionId: string; lotId: string | null };

/**
 * The newest wording of each question that a provider answered, in the versions of its own applications; what was taken
 * out of those since, in any earlier version. Returns where to look it up.
 */
export async function questionsMet(
  db: Db | Trx,
  providerId: string,
  asked: readonly Asked[],
): Promise<(asked: Asked) => QuestionMet | undefined> {
  const lots = await lotsOf(db, providerId);
  const found = new Map<string, QuestionMet>();
  const find = ({ questionId, lotId }: Asked) => found.get(`${lotId ?? ""} ${questionId}`);
  const look = (versions: Version[]) => {
    for (const { frameworkId, definition } of versions)
      for (const lot of lots.filter((one) => one.frameworkId === frameworkId))
        note(found, forLot(asQuestions(definition), lot.code), lot.lotId);
  };
  if (lots.length === 0) return find;
  const versions = sets(db).orderBy("version", "desc");
  look(await versions.where("id", "in", [...new Set(lots.map(({ questionSetId }) => questionSetId))]).execute());
  const frameworks = [...new Set(lots.map(({ frameworkId }) => frameworkId))];
  if (!asked.every(find)) look(await versions.where("framework_id", "in", frameworks).execute());
  return find;
}

function note(found: Map<string, QuestionMet>, set: QuestionSet, lotId: string): void {
  let place = 0;
  for (const { title, pages } of set.sections)
    for (const question of pages.flatMap(({ questions }) => questions)) {
      place++;
      for (const key of [`${lotId} ${question.id}`, ` ${question.id}`])
        if (!found.has(key)) found.set(key, { question, set, section: title, place });
    }
}

const sets = (db: Db | Trx) => db.selectFrom("question_set").select(["framework_id as frameworkId", "definition"]);
type Version = Awaited<ReturnType<ReturnType<typeof sets>["execute"]>>[number];

const lotsOf = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("application")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .select(["lot.id as lotId", "lot.framework_id as frameworkId", "question_set_id as questionSetId"])
    .select(({ fn }) => fn.coalesce("lot.code", "lot.slug").as("code"))
    .where("provider_id", "=", providerId)
    .execute();
