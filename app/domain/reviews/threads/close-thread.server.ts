import type { Actor } from "#app/access/actor.ts";
import { addMessage } from "#app/domain/applications/threads/threads.server.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ThreadInput } from "./follow-up.server.ts";
import { lockThread } from "./lock-thread.server.ts";

/** Closes a thread as answered; `text` may say why. Throws NotAllowedNow while it waits for the provider. */
export async function closeThread(db: Db, actor: Actor, input: ThreadInput, now: Date): Promise<void> {
  await transact(db, actor, now, (work) =>
    once(work, "thread.close", input, async () => {
      const { application, officer, thread } = await lockThread(work, input, "close");
      await work.trx
        .updateTable("information_request")
        .set({ closed_at: now, closed_by: officer.personId })
        .where("id", "=", thread.id)
        .execute();
      await addMessage(work, thread.id, { kind: "close", text: input.text, by: officer.personId });
      work.audit("thread.close", { type: "application", id: application.id }, { thread: thread.id });
    }),
  );
}
