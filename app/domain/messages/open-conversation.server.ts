import type { Actor } from "#app/access/actor.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { markRead } from "./add-message.server.ts";
import { type Conversation, getConversation, messagesOf } from "./conversations.server.ts";
import { type CouncilContact, councilContact } from "./council-contact.server.ts";

export type Opened = {
  conversation: Conversation;
  messages: Awaited<ReturnType<typeof messagesOf>>;
  contact: CouncilContact | undefined;
};

/** Opens a conversation at a page of its messages, and notes that this person has read it. Throws NotFound. */
export function openConversation(db: Db, actor: Actor, id: string, page: number, now: Date): Promise<Opened> {
  return transact(db, actor, now, async (work) => {
    const conversation = await getConversation(work.trx, actor, id);
    const messages = await messagesOf(work.trx, id, page);
    if (conversation.unread && "personId" in actor) await markRead(work, id, actor.personId);
    return { conversation, messages, contact: await councilContact(work.trx, conversation.providerId) };
  });
}
