import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { QuestionSet } from "./question.ts";

/** A published question set and the id of its row. */
export type PublishedQuestionSet = { id: string; set: QuestionSet };

/** The newest version published for a lot by `now`. Throws NotFound when the lot has none. */
export async function publishedQuestionSet(db: Db | Trx, lotId: string, now: Date): Promise<PublishedQuestionSet> {
  const row = await db
    .selectFrom("question_set")
    .select(["id", "definition"])
    .where("lot_id", "=", lotId)
    .where("published_at", "<=", now)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new NotFound("question set");
  return { id: row.id, set: asSet(row.definition) };
}

/** The version with this id, however old: an application keeps the one that it began with. Throws NotFound. */
export async function questionSet(db: Db | Trx, id: string): Promise<QuestionSet> {
  const row = await db.selectFrom("question_set").select("definition").where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("question set");
  return asSet(row.definition);
}

/** Stores a version for a lot, published at a UTC instant. Returns its id. A version is stored once and never changed. */
export async function saveQuestionSet(trx: Trx, lotId: string, set: QuestionSet, publishedAt: Date): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto("question_set")
    .values({
      id,
      lot_id: lotId,
      version: set.version,
      definition: JSON.stringify(set),
      published_at: publishedAt,
    })
    .execute();
  return id;
}

// Only saveQuestionSet writes this column.
const asSet = (definition: unknown): QuestionSet => definition as QuestionSet;
