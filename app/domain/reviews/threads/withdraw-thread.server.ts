import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import { addMessage } from "#app/domain/applications/threads/threads.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ThreadInput } from "./follow-up.server.ts";
import { lockThread, type ThreadCase } from "./lock-thread.server.ts";

/**
 * Takes a question back that waits for the provider, for a reason that its owners are told: the answer stands as it was
 * sent. With the last open one the application goes back to review.
 */
export async function withdrawThread(db: Db, actor: Actor, input: ThreadInput, now: Date): Promise<void> {
  await transact(db, actor, now, (work) =>
    once(work, "thread.withdraw", input, async () => withdraw(work, await lockThread(work, input, "withdraw"), input)),
  );
}

async function withdraw(work: Work, { application, officer, thread, label }: ThreadCase, { text }: ThreadInput) {
  if (!text) throw new Refused("text", "Say why the question is withdrawn");
  const { trx, now } = work;
  await trx.updateTable("information_request").set({ withdrawn_at: now }).where("id", "=", thread.id).execute();
  await addMessage(work, thread.id, { kind: "withdraw", text, by: officer.personId });
  work.audit("thread.withdraw", { type: "application", id: application.id }, { thread: thread.id });
  const left = (await openRequestsOf(trx, application.id)).length;
  if (left === 0) await moveApplication(work, application, "take-back");
  const data = { ref: application.ref, applicationId: application.id, answer: label, reason: text, left };
  await notifyOwners(work, application.providerId, "question-withdrawn", data, {
    type: "application",
    id: application.id,
  });
}
