import { formatDateTime } from "#app/domain/london-time.ts";
import type { Conversation } from "#app/domain/messages/conversations.server.ts";
import { standsAs } from "#app/domain/messages/stands-as.ts";

/** A conversation as a row of an officer's list, on a London date. */
export const inList = (row: Conversation, on: string) => ({
  ...{ id: row.id, subject: row.subject, unread: row.unread, about: row.aboutWords, provider: row.provider },
  last: `${formatDateTime(row.lastAt)} by ${row.lastBy}`,
  contact: row.contact ?? "Nobody named: a QA lead",
  stands: standsAs(row, "council", on),
});
