import type { Actor } from "#app/access/actor.ts";
import { personId } from "#app/access/actor.ts";
import { Conflict, NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { problemsWith, typedOn } from "#app/domain/question-sets/answers.ts";
import { findQuestion, type Page, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Answers, isBlank } from "#app/domain/question-sets/typed.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { takeAnswers } from "./answers.server.ts";
import { type Application, lockApplication } from "./applications.server.ts";
import { openPage } from "./may-change.ts";
import { formOf } from "./open-form.server.ts";
import { countTime } from "./pace.server.ts";
import { sameTyped } from "./same-typed.ts";

export type SaveInput = {
  applicationId: string;
  pageId: string;
  /** What the form sent, unfolded by name: questions, fields, rows. */
  typed: unknown;
  /** The version of each answer that the page showed; 0, or none, for an empty one. */
  versions: Record<string, number>;
  /** The version of the questions that the page showed. */
  asked?: number | undefined;
};

/** What stands in the database beside what was typed in a page that had gone stale. */
export type StaleAnswers = { theirs: Answers; versions: Record<string, number> };

/**
 * Keeps what was typed on a page, also when it is incomplete or wrong. Returns the problems left on the page and each
 * answer's new version. Throws Conflict with what is stored when somebody saved something else meanwhile: then nothing
 * is written; NotAllowedNow when the application was sent.
 */
export function saveAnswers(db: Db, actor: Actor, input: SaveInput, now: Date) {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.edit", "application.read");
    const form = await formOf(work.trx, application, now);
    const open = openPage(form, input.pageId);
    if (!open && application.status !== "draft") throw new NotAllowedNow("change answers that were sent");
    if (!open) throw new NotFound("page");
    const { page, context } = open;
    const here = typedOn(form.set, page, input.typed, form.answers, context);
    const typed = withOtherFields(form.set, form.stored, here);
    if (input.asked !== undefined && input.asked !== form.set.version)
      throw new Conflict<StaleAnswers>("The questions were changed since you opened this page. Read them again.", {
        theirs: {},
        versions: form.versions,
      });
    refuseStale(page, typed, form.stored, form.versions, input.versions);
    // An empty form doesn't wipe out what was answered elsewhere: that stays on offer.
    const changed = page.questions.filter(({ id }) =>
      id in form.typed ? !sameTyped(form.typed[id], typed[id]) : !(id in form.offered && isBlank(here[id])),
    );
    for (const question of changed) await writeAnswer(work, application, question, typed, form.versions[question.id]);
    await takeAnswers(work.trx, {
      applicationId: application.id,
      questionIds: changed.map(({ id }) => id),
      by: personId(actor) ?? "",
      at: now,
    });
    await countTime(work.trx, application, now);
    if (changed.length > 0)
      work.audit(
        "application.save",
        { type: "application", id: application.id },
        { questions: changed.map(({ id }) => id) },
      );
    const after = await formOf(work.trx, application, now);
    const problems = page.questions.flatMap(({ id }) => {
      const question = findQuestion(after.set, id);
      return question ? problemsWith(after.set, question, after.answers, context) : [];
    });
    return { ...after, application, problems };
  });
}

/** What was typed, beside the parts of the same stored answers that another lot or another version asks. */
const withOtherFields = (set: QuestionSet, stored: Answers, typed: Answers): Answers =>
  Object.fromEntries(
    Object.entries(typed).map(([id, answer]) => {
      const known = new Set(findQuestion(set, id)?.fields.map(({ name }) => name));
      const others = Object.entries(stored[id] ?? {}).filter(([name]) => !known.has(name));
      return [id, { ...Object.fromEntries(others), ...answer }];
    }),
  );

function refuseStale(
  page: Page,
  typed: Answers,
  stored: Answers,
  versions: Record<string, number>,
  read: Record<string, number>,
): void {
  const stale = page.questions.filter(
    ({ id }) => (versions[id] ?? 0) !== (read[id] ?? 0) && !sameTyped(stored[id], typed[id]),
  );
  if (stale.length === 0) return;
  const theirs = Object.fromEntries(stale.map(({ id }) => [id, stored[id] ?? {}]));
  throw new Conflict<StaleAnswers>("These answers were changed while you were typing.", { theirs, versions });
}

/** Keeps the typed answer to one question, whatever it replaces; `version` is the one that was read. */
export async function writeAnswer(
  { trx, now, actor }: Work,
  application: Application,
  question: Question,
  typed: Answers,
  version = 0,
): Promise<void> {
  const value = JSON.stringify(typed[question.id] ?? {});
  const written = { value, version: version + 1, updated_at: now, updated_by: personId(actor) ?? "" };
  await trx
    .insertInto("answer")
    .values({
      id: uuidv7(now.getTime()),
      provider_id: application.providerId,
      lot_id: question.perLot ? application.lotId : null,
      question_id: question.id,
      ...written,
    })
    .onConflict((conflict) => conflict.columns(["provider_id", "lot_id", "question_id"]).doUpdateSet(written))
    .execute();
}
