import type { Db, Trx } from "#db/client.server.ts";

/** A reviewer's question on one answer that waits for the provider. `dueOn` is a London date. */
export type OpenRequest = { id: string; questionId: string; question: string; dueOn: string; askedBy: string };

/** The questions that the council waits to have answered, the one that is due soonest first. */
export function openRequestsOf(db: Db | Trx, applicationId: string): Promise<OpenRequest[]> {
  return db
    .selectFrom("information_request")
    .select(["id", "question_id as questionId", "question", "due_on as dueOn", "asked_by as askedBy"])
    .where("application_id", "=", applicationId)
    .where("state", "=", "waiting")
    .orderBy("due_on")
    .orderBy("asked_at")
    .orderBy("id")
    .execute();
}

/**
 * The questions whose answers go on standing as they were sent before: the newest thread about them still waits, or was
 * withdrawn. What a provider began to change there was never sent.
 */
export async function unansweredQuestionsOf(db: Db | Trx, applicationId: string): Promise<string[]> {
  const newest = await db
    .selectFrom("information_request")
    .select(["question_id as questionId", "state"])
    .distinctOn("question_id")
    .where("application_id", "=", applicationId)
    .orderBy("question_id")
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return newest.filter(({ state }) => state === "waiting" || state === "withdrawn").map(({ questionId }) => questionId);
}
