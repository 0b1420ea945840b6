import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { openPanelAnswers } from "./open-panel-answers.server.ts";
import { textQuestions } from "./panel-question.ts";

type Which = { lotId: string; questionId: string; version: number; submissionKey: string };
type Words = { writtenBy: string; modelAnswer: string; scale: readonly string[]; because: string };

/**
 * Marks a question of a lot as the young people's own, or changes the answer that they hope for and what each score
 * means; earlier words are kept, and scores stand by those they were given against. Answers under review go before the
 * panel at once. Throws NotFound, Forbidden, Refused for a question that is no single text and for a change without
 * its reason, Conflict when somebody changed it first.
 */
export function setPanelQuestion(db: Db, actor: Actor, input: Which & Words, now: Date): Promise<void> {
  return onQuestion(db, actor, input, "set", now, async (work, current) => {
    const { set } = await publishedQuestionSet(work.trx, input.lotId, now);
    if (!textQuestions(set).some(({ id }) => id === input.questionId))
      throw new Refused("questionId", "Select a question that this lot asks and that is answered in one long text");
    if (current && !input.because) throw new Refused("because", "Say why you change it");
    const { writtenBy, modelAnswer, scale } = input;
    await keep(work, input, current, { writtenBy, modelAnswer, scale }, { asked: true, because: input.because });
    await openPanelAnswers(work, { lotId: input.lotId });
  });
}

/** Asks the panel no more about a question; what was scored is kept. Throws as `setPanelQuestion`. */
export function stopPanelQuestion(
  db: Db,
  actor: Actor,
  input: Which & { stopBecause: string },
  now: Date,
): Promise<void> {
  return onQuestion(db, actor, input, "stop", now, async (work, current) => {
    if (!current?.asked) throw new NotAllowedNow("stop a question that young people do not score");
    await keep(work, input, current, current, { asked: false, because: input.stopBecause });
  });
}

type Current = Omit<Words, "because"> & { id: string; version: number; asked: boolean };

async function onQuestion(
  db: Db,
  actor: Actor,
  input: Which,
  intent: "set" | "stop",
  now: Date,
  run: (work: Work, current: Current | undefined) => Promise<void>,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "panel-question.set", undefined, "panel-question.read");
    if (!isUuid(input.lotId)) throw new NotFound("lot");
    // The lot's row is the queue in which two commissioners wait for one another.
    const lot = await work.trx
      .selectFrom("lot")
      .select("id")
      .where("id", "=", input.lotId)
      .forUpdate()
      .executeTakeFirst();
    if (!lot) throw new NotFound("lot");
    await once(work, `panel-question.${intent}`, input, async () => {
      const row = await work.trx
        .selectFrom("panel_question")
        .select(["id", "version", "asked", "written_by as writtenBy", "model_answer as modelAnswer", "scale"])
        .where("lot_id", "=", input.lotId)
        .where("question_id", "=", input.questionId)
        .where("replaced_at", "is", null)
        .executeTakeFirst();
      if ((row?.version ?? 0) !== input.version)
        throw new Conflict("Somebody changed this while you were writing. Open it again to see what it says now");
      await run(work, row && { ...row, scale: row.scale as string[] });
      work.audit(`panel-question.${intent}`, { type: "lot", id: input.lotId }, { question: input.questionId });
    });
  });
}

async function keep(
  { trx, actor, now }: Work,
  { lotId, questionId }: Which,
  current: Current | undefined,
  { writtenBy, modelAnswer, scale }: Omit<Words, "because">,
  { asked, because }: { asked: boolean; because: string },
): Promise<void> {
  if (actor.kind !== "council") throw new NotFound("lot");
  if (current) await trx.updateTable("panel_question").set({ replaced_at: now }).where("id", "=", current.id).execute();
  await trx
    .insertInto("panel_question")
    .values({
      id: uuidv7(now.getTime()),
      lot_id: lotId,
      question_id: questionId,
      version: (current?.version ?? 0) + 1,
      written_by: writtenBy,
      model_answer: modelAnswer,
      scale: JSON.stringify(scale),
      asked,
      because: because || null,
      from_on: londonDate(now),
      set_by: actor.personId,
      set_at: now,
    })
    .execute();
}
