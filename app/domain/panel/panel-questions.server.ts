import { sql } from "kysely";
import { underReview } from "#app/domain/applications/application-status.ts";
import type { Db, Trx } from "#db/client.server.ts";

/**
 * A question that young people score in a lot, as its newest version says. `fromOn`: a London date. `answers`: how many
 * are before the panel, and how many of them somebody has scored.
 */
export type PanelQuestion = {
  id: string;
  lotId: string;
  questionId: string;
  version: number;
  writtenBy: string;
  modelAnswer: string;
  scale: string[];
  asked: boolean;
  because: string | null;
  fromOn: string;
  setBy: string;
  answers: { before: number; scored: number };
};

const newest = (db: Db | Trx) =>
  db
    .selectFrom("panel_question")
    .innerJoin("person", "person.id", "panel_question.set_by")
    .select(["panel_question.id", "lot_id as lotId", "question_id as questionId", "version"])
    .select(["written_by as writtenBy", "model_answer as modelAnswer", "scale", "asked", "because"])
    .select(["from_on as fromOn", "person.name as setBy"])
    .select(
      sql<{ before: number; scored: number }>`(
        select json_build_object('before', count(*), 'scored', count(*) filter (
          where exists (select from panel_score where panel_answer_id = answer.id)))
        from application join panel_answer answer on answer.application_id = application.id
        where application.lot_id = panel_question.lot_id and answer.question_id = panel_question.question_id
          and application.status = any(${sql.val([...underReview])}::text[]))`.as("answers"),
    )
    .where("replaced_at", "is", null);

type Row = Awaited<ReturnType<ReturnType<typeof newest>["executeTakeFirstOrThrow"]>>;
// Only setPanelQuestion writes this column.
const typed = (row: Row): PanelQuestion => ({ ...row, scale: row.scale as string[] });

/** Every question of a lot that young people score or scored, as it stands now. */
export async function panelQuestionsOf(db: Db | Trx, lotId: string): Promise<PanelQuestion[]> {
  return (await newest(db).where("lot_id", "=", lotId).orderBy("question_id").execute()).map(typed);
}

/** One of them, or undefined. */
export async function findPanelQuestion(
  db: Db | Trx,
  lotId: string,
  questionId: string,
): Promise<PanelQuestion | undefined> {
  const row = await newest(db).where("lot_id", "=", lotId).where("question_id", "=", questionId).executeTakeFirst();
  return row && typed(row);
}
