import { type Actor, personId } from "#app/access/actor.ts";
import { Conflict } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { conversationStates } from "./conversation-status.ts";
import { lockConversation } from "./conversations.server.ts";

/**
 * Closes a conversation in which nothing is left to say. Throws NotFound for a stranger, Forbidden for whoever reads
 * only, Conflict when something was written since it was read, NotAllowedNow when it is closed.
 */
export function closeConversation(
  db: Db,
  actor: Actor,
  input: { conversationId: string; version: number },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const { id, status, version } = await lockConversation(work, input.conversationId);
    if (version !== input.version) throw new Conflict("Somebody wrote or closed this in the meantime. Read it first");
    await work.trx
      .updateTable("conversation")
      .set((eb) => ({
        ...{ status: next(conversationStates, status, "close"), answer_by: null, version: eb("version", "+", 1) },
        ...{ closed_at: now, closed_by: personId(actor) },
      }))
      .where("id", "=", id)
      .execute();
    work.audit("conversation.close", { type: "conversation", id });
  });
}
