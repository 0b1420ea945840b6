import type { Machine } from "#app/domain/state-machine.ts";

export type ConversationStatus = "open" | "closed";
export type ConversationMove = "close" | "write";

/** A conversation is closed when nothing is left to say; whoever writes again opens it. */
export const conversationStates: Machine<ConversationStatus, ConversationMove> = {
  open: { write: "open", close: "closed" },
  closed: { write: "open" },
};

/** Whose turn it is. */
export type Side = "provider" | "council";
