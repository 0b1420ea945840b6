import type { Db, Trx } from "#db/client.server.ts";

/** A reviewer's question on one answer, still open. `dueOn` is a London date. */
export type OpenRequest = { id: string; questionId: string; question: string; dueOn: string; askedBy: string };

/** The question that the council waits to have answered, or undefined. There is never more than one. */
export function findOpenRequest(db: Db | Trx, applicationId: string): Promise<OpenRequest | undefined> {
  return db
    .selectFrom("information_request")
    .select(["id", "question_id as questionId", "question", "due_on as dueOn", "asked_by as askedBy"])
    .where("application_id", "=", applicationId)
    .where("replied_at", "is", null)
    .executeTakeFirst();
}
