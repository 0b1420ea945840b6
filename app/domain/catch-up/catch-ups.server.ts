import type { Db, Trx } from "#db/client.server.ts";

/** One version's new questions, as an approved provider was asked them. `dueOn` is a London date; instants are UTC. */
export type CatchUp = {
  id: string;
  questionSetId: string;
  version: number;
  why: string;
  questionIds: string[];
  madeAt: Date;
  dueOn: string;
  answeredAt: Date | null;
  answeredBy: string | null;
  reviewedAt: Date | null;
  reviewedBy: string | null;
  /** When the last of its questions came to be asked no more; nothing is to answer since. */
  closedAt: Date | null;
  holdId: string | null;
};

/** All that an application was asked after it was approved, the newest version first. */
export const catchUpsOf = (db: Db | Trx, applicationId: string): Promise<CatchUp[]> =>
  db
    .selectFrom("catch_up")
    .innerJoin("question_set", "question_set.id", "catch_up.question_set_id")
    .leftJoin("person as sender", "sender.id", "catch_up.answered_by")
    .leftJoin("person as reader", "reader.id", "catch_up.reviewed_by")
    .select(["catch_up.id", "question_set.id as questionSetId", "question_set.version"])
    .select((eb) => eb.fn.coalesce("question_set.why", eb.val("")).as("why"))
    .select(["question_ids as questionIds", "made_at as madeAt", "due_on as dueOn", "answered_at as answeredAt"])
    .select([
      "sender.name as answeredBy",
      "reviewed_at as reviewedAt",
      "reader.name as reviewedBy",
      "closed_at as closedAt",
      "hold_id as holdId",
    ])
    .where("application_id", "=", applicationId)
    .orderBy("question_set.version", "desc")
    .execute();

/** What of it is still to be answered, together: the newest version, the questions, the earliest date, why each asks. */
export type OpenCatchUp = Pick<CatchUp, "questionSetId" | "questionIds" | "dueOn"> & {
  ids: string[];
  whys: string[];
  holdIds: string[];
};

/** The new questions that an approved provider has still to answer, or undefined when there are none. */
export async function findOpenCatchUp(db: Db | Trx, applicationId: string): Promise<OpenCatchUp | undefined> {
  const open = (await catchUpsOf(db, applicationId)).filter(({ answeredAt, closedAt }) => !answeredAt && !closedAt);
  const [first] = open;
  if (!first) return undefined;
  return {
    ids: open.map(({ id }) => id),
    questionSetId: first.questionSetId,
    questionIds: [...new Set(open.flatMap(({ questionIds }) => questionIds))],
    dueOn: open.reduce((earliest, { dueOn }) => (dueOn < earliest ? dueOn : earliest), first.dueOn),
    whys: [...new Set(open.map(({ why }) => why).filter((why) => why !== ""))],
    holdIds: open.flatMap(({ holdId }) => (holdId ? [holdId] : [])),
  };
}
