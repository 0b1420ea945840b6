import { sql } from "kysely";
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
 * The questions whose answers go on standing as they were sent before: a thread about them still waits, or the one
 * that ended last was withdrawn. What a provider began to change there was never sent.
 */
export async function unansweredQuestionsOf(db: Db | Trx, applicationId: string): Promise<string[]> {
  const latest = await db
    .selectFrom("information_request")
    .select(["question_id as questionId", "state"])
    .distinctOn("question_id")
    .where("application_id", "=", applicationId)
    .orderBy("question_id")
    .orderBy(sql`coalesce(withdrawn_at, replied_at)`, (order) => order.desc().nullsFirst())
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return latest.filter(({ state }) => state === "waiting" || state === "withdrawn").map(({ questionId }) => questionId);
}
