import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
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

/** A draft inside a use case, locked until COMMIT. Throws NotFound. */
export async function lockDraft(trx: Trx, id: string): Promise<Draft> {
  if (!isUuid(id)) throw new NotFound("draft");
  await trx.selectFrom("question_set_draft").select("id").where("id", "=", id).forUpdate().execute();
  return getDraft(trx, id);
}
