import type { Actor } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { addMessage } from "./add-message.server.ts";
import { conversationStates } from "./conversation-status.ts";
import { lockConversation } from "./conversations.server.ts";

type Input = { conversationId: string; body: string; submissionKey: string };

/**
 * Writes the next message of a conversation, from either side; a closed one is open again. Throws NotFound for a
 * stranger, Forbidden for whoever reads only, TooMany by provider for the provider's own.
 */
export async function writeMessage(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  if (actor.kind !== "provider" && actor.kind !== "council") throw new NotFound("conversation");
  if (actor.kind === "provider") await keepWithin(db, "message", actor.providerId, now);
  await transact(db, actor, now, async (work) => {
    const conversation = await lockConversation(work, input.conversationId);
    await once(work, "conversation.write", input, async () => {
      next(conversationStates, conversation.status, "write");
      await addMessage(work, actor, conversation, input.body);
      work.audit("conversation.write", { type: "conversation", id: conversation.id });
    });
  });
}
