import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { problemsWith } from "#app/domain/question-sets/answers.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { next } from "#app/domain/state-machine.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import { written } from "#app/domain/written.ts";
import type { Db } from "#db/client.server.ts";
import { type Application, findSubmission, lockApplication, moveApplication } from "./applications.server.ts";
import { openRequestsOf, unansweredQuestionsOf } from "./information-requests.server.ts";
import { makeSubmission } from "./make-submission.ts";
import { stageOf } from "./may-change.ts";
import { formOf, type OpenForm } from "./open-form.server.ts";
import { keptAsBefore } from "./threads/kept-as-before.ts";
import { threadStates } from "./threads/thread-status.ts";
import { addMessage, getThread } from "./threads/threads.server.ts";

/** What a provider writes beside the answer that it changed. */
export const replySchema = z.object({ thread: z.string().max(40), reply: written("Enter your reply") });

type Input = { applicationId: string; threadId: string; reply: string };

/**
 * Answers one of the council's questions, late or not, and tells the reviewer who asked. With the last open one the
 * application goes back to the start of the review as it now stands; what was sent before stays beside its own event.
 * Throws NotAllowedNow when this question waits for no reply, Refused when the answer asked about is unfinished.
 */
export function replyToRequest(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.submit", "application.read");
    const form = await formOf(work.trx, application, now);
    if (actor.kind !== "provider") throw new NotFound("application");
    const thread = await getThread(work.trx, application.id, input.threadId);
    next(threadStates, thread.state, "reply");
    if (application.status !== "information-requested") throw new NotAllowedNow("reply to a question that is not open");
    refuseUnfinished(form, thread.questionId);
    const before = await findSubmission(work.trx, application.id);
    if (!before) throw new NotAllowedNow("reply for an application that was never sent");
    const late = londonDate(now) > thread.dueOn;
    await work.trx
      .updateTable("information_request")
      .set({ reply: input.reply, replied_by: actor.personId, replied_at: now })
      .where("id", "=", thread.id)
      .execute();
    await addMessage(work, thread.id, { kind: "reply", text: input.reply, by: actor.personId, late });
    const left = await openRequestsOf(work.trx, application.id);
    const kept = await unansweredQuestionsOf(work.trx, application.id);
    const submission = JSON.stringify(keptAsBefore(makeSubmission(form, actor.name, before.lot), before, kept));
    await moveApplication(work, application, left.length === 0 ? "reply" : "reply-in-part", { set: { submission } });
    await tellReviewer(work, application, thread.id, left.length);
  });
}

function refuseUnfinished({ set, answers, context }: Omit<OpenForm, "application">, questionId: string): void {
  const question = findQuestion(set, questionId);
  const problems = question ? problemsWith(set, question, answers, { ...context, stage: stageOf(question) }) : [];
  if (problems[0]) throw new Refused("", `Finish the answer that we asked about: ${problems[0].message}`);
}

async function tellReviewer(work: Work, { id, ref }: Application, threadId: string, left: number): Promise<void> {
  const reviewer = await work.trx
    .selectFrom("information_request")
    .innerJoin("person", "person.id", "information_request.asked_by")
    .select(["person.id", "person.name", "person.email"])
    .where("information_request.id", "=", threadId)
    .executeTakeFirstOrThrow();
  const to = { email: reviewer.email, personId: reviewer.id };
  await notify(work, to, "provider-replied", { name: reviewer.name, ref, id, left }, { type: "application", id });
}
