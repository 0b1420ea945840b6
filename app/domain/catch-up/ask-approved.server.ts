import type { System } from "#app/access/actor.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { holdFast } from "#app/domain/question-sets/hold-fast.server.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Approved, answeredSince, answersUsed, approvedAfter, BATCH } from "./approved-applications.server.ts";
import { referredTo, toAsk } from "./must-answer.ts";

/**
 * What a version asks of the approved providers of a lot. `set` is what the lot asks now, in that version or a later
 * one: what was taken out since is asked of nobody. `dueOn` is a London date; `since` and `decidedAfter` are UTC: an
 * answer given since then counts, and who was approved by then is left out.
 */
export type Asking = {
  questionSetId: string;
  version: number;
  decidedAfter?: Date;
  set: QuestionSet;
  lot: { id: string; name: string };
  mustAnswer: readonly string[];
  dueOn: string;
  why: string;
  since: Date;
};

type Asked = Approved & { questionIds: string[] };

const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

/**
 * Asks the approved providers of a lot what they must answer since a version holds: those to whom at least one of the
 * questions applies, who applied with an earlier version and have not answered it since (rules 20). Their owners are
 * told. In batches, each a short transaction; whoever was asked is not asked again, so that it is safe to run twice and
 * side by side. Returns how many.
 */
export async function askApproved(db: Db, actor: System, asking: Asking, now: Date): Promise<number> {
  const { questionSetId, version, lot, decidedAfter } = asking;
  const which = { lotId: lot.id, unasked: { questionSetId, version }, decidedAfter };
  let total = 0;
  let last: string | undefined;
  for (let size = BATCH; size === BATCH; ) {
    const batch = await approvedAfter(db, which, last);
    if (batch.length > 0) total += await transact(db, actor, now, (work) => askBatch(work, asking, batch));
    size = batch.length;
    last = batch.at(-1)?.id;
  }
  return total;
}

async function askBatch(work: Work, asking: Asking, batch: readonly Approved[]): Promise<number> {
  const { set, mustAnswer, lot, since } = asking;
  if (!(await holdFast(work.trx, asking.questionSetId))) return 0;
  const ids = idsOf(batch);
  const used = await answersUsed(work.trx, lot.id, ids, referredTo(set, mustAnswer));
  const answered = await answeredSince(work.trx, ids, mustAnswer, since);
  const left = (id: string) => mustAnswer.filter((questionId) => !answered.get(id)?.includes(questionId));
  const asked = batch
    .map((one) => ({ ...one, questionIds: toAsk(set, left(one.id), used.get(one.id) ?? {}) }))
    .filter(({ questionIds }) => questionIds.length > 0);
  const made = await insert(work, asking, asked);
  if (made.length === 0) return 0;
  await offerAgain(work, asking, made);
  await tell(work, asking, made);
  const subject = { type: "question-set", id: asking.questionSetId };
  work.audit("catch-up.ask", subject, { lot: lot.id, applications: idsOf(made) });
  return made.length;
}

async function insert(work: Work, asking: Asking, asked: readonly Asked[]): Promise<Asked[]> {
  if (asked.length === 0) return [];
  const rows = asked.map(({ id, providerId, questionIds }) => ({
    ...{ id: uuidv7(work.now.getTime()), question_set_id: asking.questionSetId, application_id: id },
    ...{ provider_id: providerId, lot_id: asking.lot.id, question_ids: questionIds },
    ...{ due_on: asking.dueOn, made_at: work.now },
  }));
  const made = await work.trx
    .insertInto("catch_up")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning("application_id")
    .execute();
  const isNew = new Set(made.map((row) => row.application_id));
  return asked.filter(({ id }) => isNew.has(id));
}

/** An answer to the question as it was is no answer to the question as it is: it is kept, and offered. */
const offerAgain = ({ trx }: Work, { questionSetId }: Asking, made: readonly Asked[]) =>
  trx
    .deleteFrom("answer_use")
    .using("catch_up")
    .whereRef("catch_up.application_id", "=", "answer_use.application_id")
    .where("catch_up.question_set_id", "=", questionSetId)
    .where("catch_up.application_id", "in", idsOf(made))
    .where((eb) => eb("answer_use.question_id", "=", eb.fn.any("catch_up.question_ids")))
    .execute();

const tell = (work: Work, { set, lot, why, dueOn }: Asking, made: readonly Asked[]) =>
  notifyOwnersOfMany(
    work,
    "catch-up-asked",
    made.map(({ id, providerId, questionIds }) => ({
      providerId,
      data: {
        lot: lot.name,
        applicationId: id,
        questions: questionIds.map((questionId) => findQuestion(set, questionId)?.label ?? ""),
        why,
        due: formatDate(dueOn, "long"),
      },
      about: { type: "application", id },
    })),
  );
