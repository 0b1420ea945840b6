import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { addMessage } from "#app/domain/applications/threads/threads.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { refuseSecondQuestion, replyDueOn, supersedeRecommendations } from "../ask-provider.server.ts";
import { lockThread, type ThreadCase } from "./lock-thread.server.ts";

export type ThreadInput = {
  applicationId: string;
  threadId: string;
  text: string;
  /** A London date. */
  dueOn?: string | undefined;
  submissionKey: string;
};

/**
 * Asks again in a thread that was replied to: the answer can be changed once more, the application is with the provider
 * again, and its owners are told. Advice given before no longer counts. Throws Refused beside the text or the date, also
 * while another question about the answer waits.
 */
export async function followUp(db: Db, actor: Actor, input: ThreadInput, now: Date): Promise<void> {
  await transact(db, actor, now, (work) =>
    once(work, "thread.follow-up", input, async () => ask(work, await lockThread(work, input, "follow-up"), input)),
  );
}

async function ask(work: Work, { application, officer, thread, label }: ThreadCase, input: ThreadInput): Promise<void> {
  if (!input.text) throw new Refused("text", "Enter the question");
  await refuseSecondQuestion(work, application.id, { questionId: thread.questionId, field: "text" });
  const dueOn = await replyDueOn(work, input.dueOn);
  await moveApplication(work, application, "ask");
  await supersedeRecommendations(work, application.id);
  await work.trx
    .updateTable("information_request")
    .set({ replied_at: null, due_on: dueOn, asked_by: officer.personId, reminded_on: londonDate(work.now) })
    .where("id", "=", thread.id)
    .execute();
  await addMessage(work, thread.id, { kind: "follow-up", text: input.text, by: officer.personId, dueOn });
  await notifyOwners(
    work,
    application.providerId,
    "information-requested",
    {
      ...{ ref: application.ref, applicationId: application.id, threadId: thread.id },
      ...{ answer: label, question: input.text, due: formatDate(dueOn, "long") },
    },
    { type: "application", id: application.id },
  );
}
