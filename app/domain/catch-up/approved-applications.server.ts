import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { Db, Trx } from "#db/client.server.ts";

export const BATCH = 500;

export type Approved = { id: string; providerId: string };

/**
 * Which approved applications to a lot. `unasked`: those that answer earlier questions than this version's and were not
 * asked them yet. `decidedAfter`, an instant (UTC): those approved since.
 */
export type Which = {
  lotId: string;
  unasked?: { questionSetId: string; version: number };
  decidedAfter?: Date | undefined;
};

/** The next of them after this id, in the order of their ids: 500 at most, fewer at the end. */
export const approvedAfter = (
  db: Db | Trx,
  { lotId, unasked, decidedAfter }: Which,
  after: string | undefined,
): Promise<Approved[]> =>
  db
    .selectFrom("application")
    .innerJoin("question_set", "question_set.id", "application.question_set_id")
    .select(["application.id", "provider_id as providerId"])
    .where("application.lot_id", "=", lotId)
    .where("status", "=", "admitted")
    .$if(unasked !== undefined, (query) =>
      query.where("question_set.version", "<", unasked?.version ?? 0).where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("catch_up")
              .select("catch_up.id")
              .whereRef("catch_up.application_id", "=", "application.id")
              .where("catch_up.question_set_id", "=", unasked?.questionSetId ?? ""),
          ),
        ),
      ),
    )
    .$if(decidedAfter !== undefined, (query) => query.where("decided_at", ">", decidedAfter ?? new Date(0)))
    .$if(after !== undefined, (query) => query.where("application.id", ">", after ?? ""))
    .orderBy("application.id")
    .limit(BATCH)
    .execute();

/** What these applications to a lot use as answers to some questions, by application, without files. */
export async function answersUsed(
  db: Db | Trx,
  lotId: string,
  applicationIds: readonly string[],
  questionIds: readonly string[],
): Promise<Map<string, Answers>> {
  const used = new Map<string, Answers>();
  if (applicationIds.length === 0 || questionIds.length === 0) return used;
  const rows = await db
    .selectFrom("application")
    .innerJoin("answer_use", "answer_use.application_id", "application.id")
    .innerJoin("answer", (join) =>
      join
        .onRef("answer.provider_id", "=", "application.provider_id")
        .onRef("answer.question_id", "=", "answer_use.question_id"),
    )
    .select(["application.id", "answer.question_id", "answer.value"])
    .where("application.id", "in", applicationIds)
    .where("answer_use.question_id", "in", questionIds)
    .where((eb) => eb.or([eb("answer.lot_id", "is", null), eb("answer.lot_id", "=", lotId)]))
    .execute();
  // Only save-answers writes this column.
  for (const { id, question_id, value } of rows)
    used.set(id, { ...used.get(id), [question_id]: value as Answers[string] });
  return used;
}

/**
 * Which of these questions the applications use an answer to that was given at or after an instant (UTC), typed or
 * uploaded; by application.
 */
export async function answeredSince(
  db: Db | Trx,
  applicationIds: readonly string[],
  questionIds: readonly string[],
  since: Date,
): Promise<Map<string, string[]>> {
  if (applicationIds.length === 0 || questionIds.length === 0) return new Map();
  const uses = db
    .selectFrom("application")
    .innerJoin("answer_use", "answer_use.application_id", "application.id")
    .where("application.id", "in", applicationIds)
    .where("answer_use.question_id", "in", questionIds);
  const typed = uses
    .innerJoin("answer", (join) =>
      join
        .onRef("answer.provider_id", "=", "application.provider_id")
        .onRef("answer.question_id", "=", "answer_use.question_id"),
    )
    .where((eb) => eb.or([eb("answer.lot_id", "is", null), eb("answer.lot_id", "=", eb.ref("application.lot_id"))]))
    .where("answer.updated_at", ">=", since)
    .select(["application.id", "answer_use.question_id as questionId"]);
  const given = uses
    .innerJoin("evidence", (join) =>
      join
        .onRef("evidence.provider_id", "=", "application.provider_id")
        .onRef("evidence.question_id", "=", "answer_use.question_id"),
    )
    .where("evidence.state", "in", ["given", "accepted"])
    .where("evidence.uploaded_at", ">=", since)
    .select(["application.id", "answer_use.question_id as questionId"]);
  const found = new Map<string, string[]>();
  for (const { id, questionId } of await typed.union(given).execute())
    found.set(id, [...(found.get(id) ?? []), questionId]);
  return found;
}
