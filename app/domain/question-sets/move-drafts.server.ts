import type { System } from "#app/access/actor.ts";
import { answersUsed, BATCH } from "#app/domain/catch-up/approved-applications.server.ts";
import { referredTo, thatApply } from "#app/domain/catch-up/must-answer.ts";
import { notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { askedAnew } from "./compare.ts";
import { holdFast } from "./hold-fast.server.ts";
import { findQuestion, type QuestionSet } from "./question.ts";
import { questionSet } from "./question-sets.server.ts";

/** A version as one lot asks it. */
export type Target = {
  questionSetId: string;
  version: number;
  set: QuestionSet;
  lot: { id: string; name: string };
  why: string;
};

type Draft = { id: string; ref: string; providerId: string; questionSetId: string };

/** How many questions an e-mail names. */
const NAMED = 10;

/**
 * Moves the drafts of a lot that began with earlier questions to a version. Every answer stays; one to a question that
 * is asked differently now is offered again instead of used. Owners are told what is new for them, if anything is. In
 * batches; a draft that somebody is saving right now is passed over, and moved by the next run. Returns how many moved.
 */
export async function moveDrafts(db: Db, actor: System, target: Target, now: Date): Promise<number> {
  let total = 0;
  for (let done = BATCH; done > 0; total += done)
    done = await transact(db, actor, now, (work) => moveBatch(work, target));
  return total;
}

async function moveBatch(work: Work, target: Target): Promise<number> {
  if (!(await holdFast(work.trx, target.questionSetId))) return 0;
  const drafts = await lockDrafts(work, target);
  if (drafts.length === 0) return 0;
  const ids = drafts.map(({ id }) => id);
  for (const before of new Set(drafts.map(({ questionSetId }) => questionSetId)))
    await offerAgain(
      work,
      target,
      askedAnew(await questionSet(work.trx, before, target.lot.id), target.set),
      drafts.filter(({ questionSetId }) => questionSetId === before),
    );
  await work.trx
    .updateTable("application")
    .set({ question_set_id: target.questionSetId })
    .where("id", "in", ids)
    .execute();
  work.audit(
    "application.move-to-version",
    { type: "question-set", id: target.questionSetId },
    { lot: target.lot.id, applications: ids },
  );
  return drafts.length;
}

const lockDrafts = ({ trx }: Work, { lot, version }: Target): Promise<Draft[]> =>
  trx
    .selectFrom("application")
    .innerJoin("question_set", "question_set.id", "application.question_set_id")
    .select(["application.id", "ref", "provider_id as providerId", "question_set_id as questionSetId"])
    .where("application.lot_id", "=", lot.id)
    .where("status", "=", "draft")
    .where("question_set.version", "<", version)
    .limit(BATCH)
    .forUpdate("application")
    .skipLocked()
    .execute();

async function offerAgain(work: Work, target: Target, anew: string[], drafts: readonly Draft[]): Promise<void> {
  if (anew.length === 0) return;
  const { set, lot, why } = target;
  const ids = drafts.map(({ id }) => id);
  const used = await answersUsed(work.trx, lot.id, ids, referredTo(set, anew));
  await work.trx.deleteFrom("answer_use").where("application_id", "in", ids).where("question_id", "in", anew).execute();
  const mails = drafts.flatMap(({ id, ref, providerId }) => {
    const labels = thatApply(set, anew, used.get(id) ?? {}).map((one) => findQuestion(set, one)?.label ?? "");
    if (labels.length === 0) return [];
    const questions = labels.slice(0, NAMED);
    const data = { ref, lot: lot.name, applicationId: id, questions, more: labels.length - questions.length, why };
    return [{ providerId, data, about: { type: "application", id } }];
  });
  await notifyOwnersOfMany(work, "questions-changed", mails);
}
