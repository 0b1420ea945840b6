import type { Actor } from "#app/access/actor.ts";
import { addMessage } from "#app/domain/applications/threads/threads.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ThreadInput } from "./follow-up.server.ts";
import { lockThread, type ThreadCase } from "./lock-thread.server.ts";

/** Gives a provider longer to answer, to a later London date, and tells its owners. Throws Refused beside the date. */
export async function extendThread(db: Db, actor: Actor, input: ThreadInput, now: Date): Promise<void> {
  await transact(db, actor, now, (work) =>
    once(work, "thread.extend", input, async () => extend(work, await lockThread(work, input, "extend"), input)),
  );
}

async function extend(work: Work, given: ThreadCase, { text, dueOn }: ThreadInput): Promise<void> {
  const { application, officer, thread, label } = given;
  const today = londonDate(work.now);
  if (!dueOn) throw new Refused("dueOn", "Enter the new date");
  if (dueOn <= today || dueOn <= thread.dueOn)
    throw new Refused("dueOn", "The new date must be after today and after the date that was set");
  await work.trx
    .updateTable("information_request")
    .set({ due_on: dueOn, reminded_on: today })
    .where("id", "=", thread.id)
    .execute();
  await addMessage(work, thread.id, { kind: "extend", text, by: officer.personId, dueOn });
  work.audit("thread.extend", { type: "application", id: application.id }, { thread: thread.id, dueOn });
  const ids = { ref: application.ref, applicationId: application.id, threadId: thread.id };
  const data = { ...ids, answer: label, due: formatDate(dueOn, "long") };
  await notifyOwners(work, application.providerId, "question-put-off", data, {
    type: "application",
    id: application.id,
  });
}
