import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { forLot } from "./for-lot.ts";
import type { FrameworkQuestions, QuestionSet } from "./question.ts";

/** The questions of one lot in a published version, and the id of that version. */
export type PublishedQuestionSet = { id: string; set: QuestionSet };

/** The newest version in force for a lot by `now`. Throws NotFound when its framework has none. */
export async function publishedQuestionSet(db: Db | Trx, lotId: string, now: Date): Promise<PublishedQuestionSet> {
  const row = await db
    .selectFrom("lot")
    .innerJoin("question_set", "question_set.framework_id", "lot.framework_id")
    .select(["question_set.id", "definition", "lot.code", "lot.slug"])
    .where("lot.id", "=", lotId)
    .where("published_at", "<=", now)
    .where("withdrawn_at", "is", null)
    .orderBy("question_set.version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new NotFound("question set");
  return { id: row.id, set: forLot(asQuestions(row.definition), row.code ?? row.slug) };
}

/** One version as a lot asks it, however old: an application keeps the one that it began with. Throws NotFound. */
export async function questionSet(db: Db | Trx, id: string, lotId: string): Promise<QuestionSet> {
  const row = await db
    .selectFrom("question_set")
    .innerJoin("lot", "lot.framework_id", "question_set.framework_id")
    .select(["definition", "lot.code", "lot.slug"])
    .where("question_set.id", "=", id)
    .where("lot.id", "=", lotId)
    .executeTakeFirst();
  if (!row) throw new NotFound("question set");
  return forLot(asQuestions(row.definition), row.code ?? row.slug);
}

/** What the newest version of a framework asks that was not withdrawn, in force or not; undefined before the first. */
export async function newestQuestions(db: Db | Trx, frameworkId: string): Promise<FrameworkQuestions | undefined> {
  const row = await db
    .selectFrom("question_set")
    .select("definition")
    .where("framework_id", "=", frameworkId)
    .where("withdrawn_at", "is", null)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asQuestions(row.definition);
}

/** How a version came to be: from when it holds (UTC), who published it, why, and what it does to those under way. */
export type Publication = {
  publishedAt: Date;
  recordedAt?: Date;
  publishedBy?: string;
  why?: string;
  drafts?: "keep" | "move";
  mustAnswer?: readonly string[];
  /** A London date. */
  mustAnswerBy?: string;
  /** Set when nothing is left to do at its date. */
  inForceAt?: Date;
};

/** Stores a version for a framework. Returns its id. What it asks is stored once and never changed. */
export async function saveQuestionSet(
  trx: Trx,
  frameworkId: string,
  set: FrameworkQuestions,
  publication: Publication,
): Promise<string> {
  const id = uuidv7();
  const { publishedAt, recordedAt = publishedAt, publishedBy, why, drafts, mustAnswer = [] } = publication;
  await trx
    .insertInto("question_set")
    .values({
      id,
      framework_id: frameworkId,
      version: set.version,
      definition: JSON.stringify(set),
      published_at: publishedAt,
      recorded_at: recordedAt,
      published_by: publishedBy ?? null,
      why: why ?? null,
      drafts: drafts ?? null,
      must_answer: [...mustAnswer],
      must_answer_by: publication.mustAnswerBy ?? null,
      in_force_at: publication.inForceAt ?? null,
    })
    .execute();
  return id;
}

/** What only saveQuestionSet and the draft's own use cases write. */
export const asQuestions = (definition: unknown): FrameworkQuestions => definition as FrameworkQuestions;
