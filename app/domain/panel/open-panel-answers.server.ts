import { sql } from "kysely";
import { underReview } from "#app/domain/applications/application-status.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";

/** Codes are random and few enough to read out: one that is taken is drawn again. */
const TRIES = 5;

/** Where a set keeps the words of the question whose id is `$id`. */
const LABEL = "lax $.sections[*].pages[*].questions[*] ? (@.id == $id).label";

/**
 * Puts before the young people's panel each answer of a lot that waits for them: of one application, or of every one
 * under review. Each gets a code that says nothing of whose it is, and keeps the words in which it was asked. Answers
 * that are there already keep their code.
 */
export async function openPanelAnswers(
  { trx, now }: Work,
  { lotId, applicationId }: { lotId: string; applicationId?: string },
): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const waiting = await trx
      .selectFrom("application")
      .innerJoin("panel_question", "panel_question.lot_id", "application.lot_id")
      .select(["application.id", "panel_question.question_id as questionId"])
      .select(
        sql<string | null>`jsonb_path_query_first(application.submission->'questionSet'->'definition',
          ${sql.lit(LABEL)}, jsonb_build_object('id', panel_question.question_id)) #>> '{}'`.as("asked"),
      )
      .where("application.lot_id", "=", lotId)
      .where("application.status", "in", underReview)
      .where("panel_question.replaced_at", "is", null)
      .where("panel_question.asked", "=", true)
      .$if(applicationId !== undefined, (query) => query.where("application.id", "=", applicationId ?? ""))
      .where(
        sql<boolean>`not exists (select from panel_answer answer where answer.application_id = application.id
          and answer.question_id = panel_question.question_id)`,
      )
      .orderBy("application.id")
      .execute();
    const rows = waiting.flatMap(({ id, questionId, asked }) =>
      asked === null ? [] : [{ application_id: id, question_id: questionId, asked, made_at: now, ...named(now) }],
    );
    if (rows.length === 0) return;
    await trx
      .insertInto("panel_answer")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

const named = (now: Date) => ({ id: uuidv7(now.getTime()), code: newReference("YP") });
