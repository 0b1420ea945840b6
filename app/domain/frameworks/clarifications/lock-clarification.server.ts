import { Conflict, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

/** Of a question, which and as it was read. */
export type ReadAs = { questionId: string; version: number };

/** A question with who asked and its lot, locked. Throws NotFound, and Conflict when it has changed since it was read. */
export async function lockClarification(trx: Trx, { questionId, version }: ReadAs) {
  if (!isUuid(questionId)) throw new NotFound("question");
  const row = await trx
    .selectFrom("lot_question")
    .innerJoin("lot", "lot.id", "lot_question.lot_id")
    .leftJoin("provider", "provider.id", "lot_question.provider_id")
    .leftJoin("person", "person.id", "lot_question.asked_by")
    .select(["lot_question.id", "lot_question.version", "lot.id as lotId", "lot.name as lotName", "lot.slug"])
    .select(["provider.name as providerName", "person.id as askedBy", "person.name as askerName"])
    .select(["person.email as askerEmail", "published_at as publishedAt", "closed_at as closedAt"])
    .select(["public_question as publicQuestion", "answer"])
    .where("lot_question.id", "=", questionId)
    .forUpdate("lot_question")
    .executeTakeFirst();
  if (!row) throw new NotFound("question");
  if (row.version !== version)
    throw new Conflict("Someone else has dealt with this question meanwhile. Read it again, then decide.", {
      publicQuestion: row.publicQuestion,
      answer: row.answer,
    });
  return row;
}
