import { type Actor, personId } from "#app/access/actor.ts";
import { Conflict, Refused } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { answerToScore, readAnswer } from "./panel-answers.server.ts";

export type ScoreInput = {
  code: string;
  /** 0 to 4. */
  score: number;
  reason: string;
  changedBecause: string;
  /** The number of this person's score that was read; 0 for none. */
  version: number;
  /** What was read, as `readAnswer` says it. */
  read: string;
  submissionKey: string;
};

/**
 * A young person's score of an answer. A second one of the same person stands beside the first and needs a reason; none
 * is ever changed or removed. It is no part of admission, which is pass or fail (rules 3). Throws NotFound once the
 * application is decided or withdrawn, Refused for a change without its reason, Conflict when this person scored it in
 * another window, or when the answer or the model answer is no longer what they read.
 */
export async function scoreAnswer(db: Db, actor: Actor, input: ScoreInput, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const { id } = await answerToScore(work.trx, actor, input.code);
    await work.trx.selectFrom("panel_answer").select("id").where("id", "=", id).forUpdate().execute();
    await once(work, "panel.score", input, () => write(work, input));
  });
}

async function write(work: Work, { code, score, reason, changedBecause, version, read }: ScoreInput): Promise<void> {
  const answer = await answerToScore(work.trx, work.actor, code);
  if (read !== readAnswer(answer)) throw new Conflict("The answer changed while you read it: read it again");
  const newest = answer.mine[0]?.number ?? 0;
  if (newest !== version)
    throw new Conflict("You scored this answer in another window. Open it again to see the score that you gave");
  if (newest > 0 && !changedBecause) throw new Refused("changedBecause", "Say why you change your score");
  const scorer = personId(work.actor);
  if (!scorer) throw new Error("only a person scores");
  await work.trx
    .insertInto("panel_score")
    .values({
      id: uuidv7(work.now.getTime()),
      panel_answer_id: answer.id,
      scorer_id: scorer,
      number: newest + 1,
      panel_question_id: answer.panelQuestionId,
      answer_sha256: answer.fingerprint,
      score,
      reason,
      changed_because: newest > 0 ? changedBecause : null,
      at: work.now,
    })
    .execute();
  work.audit("panel.score", { type: "panel_answer", id: answer.id }, { number: newest + 1 });
}
