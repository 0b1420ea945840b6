import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { problemsWith } from "#app/domain/question-sets/answers.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Application, findSubmission, lockApplication, moveApplication } from "./applications.server.ts";
import { makeSubmission } from "./make-submission.ts";
import { stageOf } from "./may-change.ts";
import { formOf, type OpenForm } from "./open-form.server.ts";

/** What a provider writes beside the answer that it changed. */
export const replySchema = z.object({
  reply: z
    .string({ error: "Enter your reply" })
    .trim()
    .min(1, "Enter your reply")
    .max(2000, "Your reply must be 2,000 characters or less")
    .refine(
      (text) => !/[^\P{Cc}\t\n\r]|\ufffd/u.test(text),
      "Your reply must not include characters that cannot be shown",
    ),
});

/**
 * Answers the council's question: the application goes back to the start of the review as it now stands, and the
 * reviewer who asked is told. What was sent before stays beside its own event. Throws NotAllowedNow when nothing is
 * asked any more, Refused when the answer asked about is unfinished.
 */
export function replyToRequest(
  db: Db,
  actor: Actor,
  input: { applicationId: string; reply: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.submit", "application.read");
    const form = await formOf(work.trx, application, now);
    if (actor.kind !== "provider") throw new NotFound("application");
    if (!form.asked || application.status !== "information-requested")
      throw new NotAllowedNow("reply to a question that is not open");
    refuseUnfinished(form, form.asked.questionId);
    const before = await findSubmission(work.trx, application.id);
    if (!before) throw new NotAllowedNow("reply for an application that was never sent");
    const submission = JSON.stringify(makeSubmission(form, actor.name, before.lot));
    await moveApplication(work, application, "reply", { set: { submission } });
    await work.trx
      .updateTable("information_request")
      .set({ reply: input.reply, replied_by: actor.personId, replied_at: now })
      .where("id", "=", form.asked.id)
      .execute();
    await tellReviewer(work, application, form.asked.askedBy);
  });
}

function refuseUnfinished({ set, answers, context }: Omit<OpenForm, "application">, questionId: string): void {
  const question = findQuestion(set, questionId);
  const problems = question ? problemsWith(set, question, answers, { ...context, stage: stageOf(question) }) : [];
  if (problems[0]) throw new Refused("", `Finish the answer that we asked about: ${problems[0].message}`);
}

async function tellReviewer(work: Work, { id, ref }: Application, reviewerId: string): Promise<void> {
  const reviewer = await work.trx
    .selectFrom("person")
    .select(["id", "name", "email"])
    .where("id", "=", reviewerId)
    .executeTakeFirstOrThrow();
  const to = { email: reviewer.email, personId: reviewer.id };
  await notify(work, to, "provider-replied", { name: reviewer.name, ref, id }, { type: "application", id });
}
