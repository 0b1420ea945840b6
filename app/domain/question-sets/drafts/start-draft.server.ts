import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { asQuestions } from "../question-sets.server.ts";
import { insertDraft } from "./drafts.server.ts";

/**
 * Begins a new version of a framework's questions from the newest one that is published, or from the version named.
 * There is one draft for a framework: a second start leads to the first. Returns its id. Throws NotFound.
 */
export function startDraft(
  db: Db,
  actor: Actor,
  input: { frameworkId: string; fromId?: string | undefined; submissionKey: string },
  now: Date,
): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "question-set.edit", undefined, "question-set.read");
    return once(work, "question-set.start-draft", input, () => start(work, input));
  });
}

async function start(work: Work, { frameworkId, fromId }: { frameworkId: string; fromId?: string | undefined }) {
  const { trx, actor } = work;
  const by = personId(actor);
  if (!by || !isUuid(frameworkId)) throw new NotFound("framework");
  const versions = await trx
    .selectFrom("question_set")
    .select(["id", "version", "definition", "withdrawn_at"])
    .where("framework_id", "=", frameworkId)
    .orderBy("version", "desc")
    .execute();
  const base = fromId ? versions.find(({ id }) => id === fromId) : versions.find((one) => one.withdrawn_at === null);
  const framework = await trx.selectFrom("framework").select("id").where("id", "=", frameworkId).executeTakeFirst();
  if (!framework || (fromId && !base)) throw new NotFound("framework");
  const version = (versions[0]?.version ?? 0) + 1;
  const codes = await trx.selectFrom("lot").select(["code", "slug"]).where("framework_id", "=", frameworkId).execute();
  const { lots: known = [], sections = [] } = base ? asQuestions(base.definition) : {};
  const lots = [...new Set([...known, ...codes.map(({ code, slug }) => code ?? slug)])];
  const id = await insertDraft(work, by, { frameworkId, baseId: base?.id, set: { lots, version, sections } });
  if (id) {
    work.audit("question-set.start-draft", { type: "question_set_draft", id }, { version });
    return id;
  }
  const { id: held } = await trx
    .selectFrom("question_set_draft")
    .select("id")
    .where("framework_id", "=", frameworkId)
    .executeTakeFirstOrThrow();
  return held;
}
