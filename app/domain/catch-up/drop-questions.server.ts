import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { holdFast } from "#app/domain/question-sets/hold-fast.server.ts";
import { type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { BATCH } from "./approved-applications.server.ts";
import { liftHolds } from "./lift-holds.server.ts";

type Dropping = { questionSetId: string; set: QuestionSet; lot: { id: string } };
type Open = { id: string; questionIds: string[]; holdId: string | null };

/**
 * Takes out of what the approved providers of a lot have still to answer the questions that a version asks no more.
 * Where none is left, nothing is to answer, and the pause that being late began ends. In batches, safe to run twice and
 * side by side. Returns how many providers it concerned.
 */
export async function dropQuestions(db: Db, actor: System, dropping: Dropping, now: Date): Promise<number> {
  const asked = questionsOf(dropping.set)
    .filter(({ askedOf = "provider" }) => askedOf === "provider")
    .map(({ id }) => id);
  let total = 0;
  for (let done = BATCH; done === BATCH; total += done)
    done = await transact(db, actor, now, (work) => dropBatch(work, dropping, asked));
  return total;
}

async function dropBatch(work: Work, { questionSetId, lot }: Dropping, asked: readonly string[]): Promise<number> {
  if (!(await holdFast(work.trx, questionSetId))) return 0;
  const open = await lockConcerned(work, lot.id, asked);
  if (open.length === 0) return 0;
  const isLeft = ({ questionIds }: Open) => questionIds.some((id) => asked.includes(id));
  const [trimmed, closed] = [open.filter(isLeft), open.filter((one) => !isLeft(one))];
  const idsOf = (all: readonly Open[]) => all.map(({ id }) => id);
  await sql`update catch_up set question_ids = array(
      select one from unnest(question_ids) with ordinality as asked (one, at) where one = any(${asked}::text[]) order by at)
    where id = any(${idsOf(trimmed)}::uuid[])`.execute(work.trx);
  await sql`update catch_up set closed_at = ${work.now} where id = any(${idsOf(closed)}::uuid[])`.execute(work.trx);
  const holds = closed.flatMap(({ holdId }) => (holdId ? [holdId] : []));
  await liftHolds(work, holds, "The new questions are asked no more");
  const subject = { type: "question-set", id: questionSetId };
  work.audit("catch-up.drop", subject, { lot: lot.id, trimmed: idsOf(trimmed), closed: idsOf(closed) });
  return open.length;
}

const lockConcerned = ({ trx }: Work, lotId: string, asked: readonly string[]): Promise<Open[]> =>
  trx
    .selectFrom("catch_up")
    .select(["id", "question_ids as questionIds", "hold_id as holdId"])
    .where("lot_id", "=", lotId)
    .where("answered_at", "is", null)
    .where("closed_at", "is", null)
    .where(sql<boolean>`not question_ids <@ ${asked}::text[]`)
    .orderBy("id")
    .limit(BATCH)
    .forUpdate()
    .execute();
