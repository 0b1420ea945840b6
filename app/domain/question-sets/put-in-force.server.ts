import type { System } from "#app/access/actor.ts";
import { askApproved } from "#app/domain/catch-up/ask-approved.server.ts";
import { dropQuestions } from "#app/domain/catch-up/drop-questions.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { eachVersion } from "./each-version.ts";
import { forLot } from "./for-lot.ts";
import { moveDrafts } from "./move-drafts.server.ts";
import { publishedSets } from "./published-sets.server.ts";
import { asQuestions } from "./question-sets.server.ts";

/**
 * Does what is left to do when published versions come to hold, oldest first: moves drafts, if the version says so,
 * takes back from approved providers what is asked no more, and asks them what they must answer. Each part can be repeated, so that a run that was cut off is
 * finished by the next, and two side by side do no harm. Returns how many versions are in force since. Throws when one
 * of them failed, once all others are done.
 */
export async function putInForce(db: Db, actor: System, now: Date): Promise<number> {
  return eachVersion(await waiting(db, now), async (version) => {
    await carryOut(db, actor, version, now);
    if (version.drafts === "move" && (await draftsLeft(db, version))) return 0;
    return (await mark(db, actor, version.id, now)) ? 1 : 0;
  });
}

/** Published versions that were not withdrawn, with what each does to those under way. */
export const versions = (db: Db) =>
  db
    .selectFrom("question_set")
    .select(["id", "framework_id as frameworkId", "version", "definition", "drafts", "why"])
    .select(["must_answer as mustAnswer", "must_answer_by as mustAnswerBy"])
    .select(["published_at as publishedAt", "recorded_at as recordedAt", "in_force_at as inForceAt"])
    .where("withdrawn_at", "is", null);

export type Version = Awaited<ReturnType<ReturnType<typeof versions>["executeTakeFirstOrThrow"]>>;

const waiting = (db: Db, now: Date) =>
  versions(db)
    .where("published_at", "<=", now)
    .where("in_force_at", "is", null)
    .orderBy("published_at")
    .orderBy("version")
    .execute();

async function carryOut(db: Db, actor: System, version: Version, now: Date): Promise<void> {
  const { mustAnswer, mustAnswerBy } = version;
  for (const part of await partsOf(db, version, now)) {
    if (version.drafts === "move") await moveDrafts(db, actor, part, now);
    const set = part.inForce;
    await dropQuestions(db, actor, { ...part, set }, now);
    if (mustAnswer.length > 0 && mustAnswerBy)
      await askApproved(db, actor, { ...part, set, mustAnswer, dueOn: mustAnswerBy }, now);
  }
}

/**
 * A version as each lot of its framework asks it, with what the lot asks by `now`, in that version or a later one, and
 * the instant (UTC) from which an answer is one to it.
 */
export async function partsOf(db: Db, { id: questionSetId, frameworkId, definition, ...version }: Version, now: Date) {
  const questions = asQuestions(definition);
  const { publishedAt, recordedAt } = version;
  const rows = await db
    .selectFrom("lot")
    .select(["id", "name", "code", "slug"])
    .where("framework_id", "=", frameworkId)
    .orderBy("number")
    .execute();
  const lots = rows.map(({ id, name, code, slug }) => ({
    id,
    name,
    code: code ?? slug,
    frameworkId: frameworkId ?? "",
  }));
  const inForce = await publishedSets(db, lots, now);
  return lots.map(({ id, name, code }) => {
    const set = forLot(questions, code);
    return {
      questionSetId,
      version: version.version,
      set,
      inForce: inForce.get(id) ?? set,
      lot: { id, name },
      why: version.why ?? "",
      // What was given before both was given to the question as it was.
      since: recordedAt && recordedAt > publishedAt ? recordedAt : publishedAt,
    };
  });
}

/** Whether a draft was passed over because somebody was saving it. */
async function draftsLeft(db: Db, { frameworkId, version }: Version): Promise<boolean> {
  const left = await db
    .selectFrom("application")
    .innerJoin("question_set", "question_set.id", "application.question_set_id")
    .select("application.id")
    .where("question_set.framework_id", "=", frameworkId)
    .where("question_set.version", "<", version)
    .where("application.status", "=", "draft")
    .limit(1)
    .executeTakeFirst();
  return left !== undefined;
}

const mark = (db: Db, actor: System, id: string, now: Date): Promise<boolean> =>
  transact(db, actor, now, async (work) => {
    const row = await work.trx
      .updateTable("question_set")
      .set({ in_force_at: now })
      .where("id", "=", id)
      .where("in_force_at", "is", null)
      .where("withdrawn_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (row) work.audit("question-set.in-force", { type: "question-set", id });
    return row !== undefined;
  });
