import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockClarification, type ReadAs } from "./lock-clarification.server.ts";
import { nameLeftIn } from "./name-left-in.ts";
import { tellApplicants } from "./tell-applicants.server.ts";

/** `publicQuestion` and `answer` are what everyone reads. */
export type Published = ReadAs & { publicQuestion: string; answer: string; submissionKey: string };

/**
 * Publishes the answer to a question, without who asked, or corrects a published one; and tells the asker and everyone
 * who applies at the same time. Refused beside the field that still names who asked; Conflict when somebody else was
 * first; NotAllowedNow when it was closed.
 */
export const answerClarification = (db: Db, actor: Actor, input: Published, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(actor, "clarification.answer", undefined, "clarification.read");
    await once(work, "clarification.answer", input, () => publish(work, input));
  });

async function publish(work: Work, input: Published): Promise<void> {
  const { trx, now, actor } = work;
  const asked = await lockClarification(trx, input);
  if (asked.closedAt) throw new NotAllowedNow("answer a question that was closed");
  const names = [asked.providerName, asked.askerName, asked.askerEmail].filter((name) => name !== null);
  for (const field of ["publicQuestion", "answer"] as const) {
    const name = nameLeftIn(input[field], names);
    if (name) throw new Refused(field, `Take out the name ${name}: nobody should learn who asked`);
  }
  const corrected = asked.publishedAt !== null;
  await trx
    .updateTable("lot_question")
    .set((eb) => ({
      ...{ public_question: input.publicQuestion, answer: input.answer, answered_by: personId(actor) },
      ...{ published_at: asked.publishedAt ?? now, version: eb("version", "+", 1) },
    }))
    .where("id", "=", asked.id)
    .execute();
  work.audit(
    corrected ? "clarification.correct" : "clarification.publish",
    { type: "clarification", id: asked.id },
    {
      questionChanged: corrected && asked.publicQuestion !== input.publicQuestion,
      answerChanged: corrected && asked.answer !== input.answer,
    },
  );
  await tellApplicants(work, { ...asked, corrected });
}
