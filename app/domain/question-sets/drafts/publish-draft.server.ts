import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDate, instantAt, londonDate } from "#app/domain/london-time.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { newestQuestions, saveQuestionSet } from "../question-sets.server.ts";
import { faultsIn } from "../set-faults.ts";
import { type Draft, lockDraft } from "./drafts.server.ts";
import { mustBeAnswered, type Publishing, publishingFault } from "./publishing.ts";

type Input = Publishing & { draftId: string; version: number; submissionKey: string };

/**
 * Publishes a draft as the next version, in force from the start of a London date (from now when that is today), and
 * asks for the job that then moves drafts and asks approved providers (rules 20). Returns the version's id. Throws
 * Refused while the draft can't work or a rule of publishing is broken, Conflict when it was changed meanwhile.
 */
export function publishDraft(db: Db, actor: Actor, input: Input, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "question-set.publish", undefined, "question-set.read");
    return once(work, "question-set.publish", input, async () => {
      const draft = await lockDraft(work.trx, input.draftId, input.version);
      return publish(work, draft, input);
    });
  });
}

async function publish(work: Work, draft: Draft, input: Input): Promise<string> {
  const { trx, now } = work;
  const faults = faultsIn(draft.set);
  if (faults.length > 0) throw new Refused("", "The draft cannot be published yet: put right what the list names");
  await refuseSecondWaiting(trx, draft.frameworkId, now);
  const today = londonDate(now);
  const before = await newestQuestions(trx, draft.frameworkId);
  const fault = publishingFault(input, mustBeAnswered(before, draft.set), today);
  if (fault) throw new Refused(fault.field, fault.message);
  const publishedAt = input.from === today ? now : instantAt(input.from, "00:00");
  const id = await saveQuestionSet(trx, draft.frameworkId, draft.set, {
    publishedAt,
    recordedAt: now,
    publishedBy: personId(work.actor) ?? "",
    why: input.why,
    drafts: input.drafts,
    mustAnswer: input.mustAnswer,
    ...(input.mustAnswer.length > 0 && input.mustAnswerBy ? { mustAnswerBy: input.mustAnswerBy } : {}),
  });
  await trx.deleteFrom("question_set_draft").where("id", "=", draft.id).execute();
  await work.enqueue("put-in-force", { id }, { runAt: publishedAt });
  work.audit(
    "question-set.publish",
    { type: "question_set", id },
    { version: draft.set.version, from: input.from, mustAnswer: [...input.mustAnswer] },
  );
  return id;
}

/** One version waits for its date at a time, so that what comes next is never in doubt. */
async function refuseSecondWaiting(trx: Trx, frameworkId: string, now: Date): Promise<void> {
  const waiting = await trx
    .selectFrom("question_set")
    .select(["version", "published_at"])
    .where("framework_id", "=", frameworkId)
    .where("published_at", ">", now)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (!waiting) return;
  const { version, published_at } = waiting;
  throw new Refused(
    "",
    `Version ${version} comes into force on ${formatDate(published_at)}. Withdraw it first, or wait until then`,
  );
}
