import { Conflict, NotFound } from "#app/domain/errors.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { FrameworkQuestions } from "../question.ts";
import { asQuestions } from "../question-sets.server.ts";

/** A version in the making. There is one for a framework at a time; `version` counts its saves. */
export type Draft = {
  id: string;
  frameworkId: string;
  frameworkName: string;
  baseId: string | null;
  set: FrameworkQuestions;
  version: number;
  updatedAt: Date;
  updatedBy: string;
};

const drafts = (db: Db | Trx) =>
  db
    .selectFrom("question_set_draft as draft")
    .innerJoin("framework", "framework.id", "draft.framework_id")
    .innerJoin("person", "person.id", "draft.updated_by")
    .select(["draft.id", "draft.framework_id as frameworkId", "framework.name as frameworkName"])
    .select(["draft.base_id as baseId", "draft.definition", "draft.version"])
    .select(["draft.updated_at as updatedAt", "person.name as updatedBy"]);

/** The draft with this id, or undefined. */
export async function findDraft(db: Db | Trx, id: string): Promise<Draft | undefined> {
  const row = isUuid(id) ? await drafts(db).where("draft.id", "=", id).executeTakeFirst() : undefined;
  if (!row) return undefined;
  const { definition, ...draft } = row;
  return { ...draft, set: asQuestions(definition) };
}

/** The same. Throws NotFound. */
export async function getDraft(db: Db | Trx, id: string): Promise<Draft> {
  const draft = await findDraft(db, id);
  if (!draft) throw new NotFound("draft");
  return draft;
}

/**
 * A draft inside a use case, locked until COMMIT, as it stood at the version that the page showed. Throws NotFound,
 * Conflict when somebody else has changed it since.
 */
export async function lockDraft(trx: Trx, id: string, version: number): Promise<Draft> {
  if (!isUuid(id)) throw new NotFound("draft");
  await trx.selectFrom("question_set_draft").select("id").where("id", "=", id).forUpdate().execute();
  const draft = await getDraft(trx, id);
  if (draft.version !== version)
    throw new Conflict(`${draft.updatedBy} has changed this draft since you opened the page.`, undefined);
  return draft;
}

/** Begins a framework's draft with what it asks. Returns its id; undefined when the framework has a draft already. */
export async function insertDraft(
  { trx, now }: Work,
  by: string,
  { frameworkId, baseId, set }: { frameworkId: string; baseId: string | undefined; set: FrameworkQuestions },
): Promise<string | undefined> {
  const made = await trx
    .insertInto("question_set_draft")
    .values({
      id: uuidv7(now.getTime()),
      framework_id: frameworkId,
      base_id: baseId ?? null,
      definition: JSON.stringify(set),
      created_at: now,
      created_by: by,
      updated_at: now,
      updated_by: by,
    })
    .onConflict((conflict) => conflict.column("framework_id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}
