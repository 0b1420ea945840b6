import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { asQuestions } from "../question-sets.server.ts";
import { insertDraft } from "./drafts.server.ts";

/**
 * Takes back a version that is not in force yet. What it asks becomes the draft again, unless another draft was begun
 * since: so nothing written is lost. Throws NotFound, NotAllowedNow once it is in force.
 */
export function withdrawVersion(
  db: Db,
  actor: Actor,
  input: { id: string; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "question-set.publish", undefined, "question-set.read");
    await once(work, "question-set.withdraw", input, async () => {
      const { trx } = work;
      const by = personId(actor) ?? "";
      const row = isUuid(input.id)
        ? await trx.selectFrom("question_set").selectAll().where("id", "=", input.id).forUpdate().executeTakeFirst()
        : undefined;
      if (!row?.framework_id) throw new NotFound("question set");
      if (row.published_at <= now || row.withdrawn_at || row.in_force_at || (await hasBegun(trx, row.id)))
        throw new NotAllowedNow("withdraw this version");
      await trx
        .updateTable("question_set")
        .set({ withdrawn_at: now, withdrawn_by: by })
        .where("id", "=", row.id)
        .execute();
      const base = await trx
        .selectFrom("question_set")
        .select("id")
        .where("framework_id", "=", row.framework_id)
        .where("withdrawn_at", "is", null)
        .orderBy("version", "desc")
        .limit(1)
        .executeTakeFirst();
      const set = { ...asQuestions(row.definition), version: row.version + 1 };
      await insertDraft(work, by, { frameworkId: row.framework_id, baseId: base?.id, set });
      work.audit("question-set.withdraw", { type: "question_set", id: row.id }, { version: row.version });
    });
  });
}

/** Whether putting it in force has begun meanwhile, by another's clock. */
async function hasBegun(trx: Trx, question_set_id: string): Promise<boolean> {
  const moved = trx.selectFrom("application").select("id").where("question_set_id", "=", question_set_id);
  const asked = trx.selectFrom("catch_up").select("id").where("question_set_id", "=", question_set_id);
  return (await asked.unionAll(moved).limit(1).executeTakeFirst()) !== undefined;
}
