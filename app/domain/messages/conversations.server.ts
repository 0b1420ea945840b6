import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { declared } from "#app/domain/conflicts/declared.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Trx } from "#db/client.server.ts";
import type { AboutType } from "./about.server.ts";
import type { ConversationStatus, Side } from "./conversation-status.ts";

const conversations = (db: Trx, personId: string) =>
  db
    .selectFrom("conversation")
    .innerJoin("provider", "provider.id", "conversation.provider_id")
    .innerJoin("person as last", "last.id", "conversation.last_by")
    .leftJoin("conversation_read as read", (join) =>
      join.onRef("read.conversation_id", "=", "conversation.id").on("read.person_id", "=", personId),
    )
    .leftJoin("council_contact", "council_contact.provider_id", "conversation.provider_id")
    .leftJoin("person as contact", (join) =>
      join
        .onRef("contact.id", "=", "council_contact.person_id")
        .on("contact.disabled_at", "is", null)
        .on(sql<boolean>`not ${declared(sql.ref("contact.id"), sql.ref("conversation.provider_id"))}`),
    )
    .select(["conversation.id", "conversation.provider_id as providerId", "provider.name as provider", "subject"])
    .select(["about_type as aboutType", "about_id as aboutId", "about_words as aboutWords", "conversation.status"])
    .select(["conversation.version", "last_at as lastAt", "last.name as lastBy", "waits_for as waitsFor"])
    .select(["answer_by as answerBy", "closed_at as closedAt", "contact.name as contact"])
    .select(
      sql<boolean>`conversation.last_by <> ${personId} and (read.at is null or read.at < conversation.last_at)`.as(
        "unread",
      ),
    );

type Row = Awaited<ReturnType<ReturnType<typeof conversations>["executeTakeFirstOrThrow"]>>;
type Lists = { status: ConversationStatus; waitsFor: Side; aboutType: AboutType | null };
/** A conversation without its messages; `unread`: whether this person has not read its last one. `answerBy`: London date. */
export type Conversation = Omit<Row, keyof Lists> & Lists;

// The columns' CHECKs hold them to these lists.
const typed = (row: Row): Conversation => ({ ...row, ...(row as Lists) });

export type Filter = { providerId?: string; show: "waiting" | "all"; page: number };

/**
 * Conversations that this person may read, a page at a time: those that wait for the council by the date on which they
 * are to be answered, or all, the last written in first.
 */
export async function listConversations(db: Trx, personId: string, filter: Filter): Promise<Paged<Conversation>> {
  const { providerId, show, page } = filter;
  const waiting = show === "waiting";
  let counting = db.selectFrom("conversation").select(sql<number>`count(*)::int`.as("total"));
  let listing = conversations(db, personId);
  if (providerId) {
    counting = counting.where("provider_id", "=", providerId);
    listing = listing.where("conversation.provider_id", "=", providerId);
  }
  if (waiting) {
    counting = counting.where("status", "=", "open").where("waits_for", "=", "council");
    listing = listing.where("conversation.status", "=", "open").where("waits_for", "=", "council");
  }
  listing = waiting
    ? listing.orderBy("answer_by").orderBy("conversation.id")
    : listing.orderBy("last_at", "desc").orderBy("conversation.id", "desc");
  const { total } = await counting.executeTakeFirstOrThrow();
  const rows = await listing.limit(PAGE_SIZE).offset(offsetOf(page)).execute();
  return paged(rows.map(typed), page, total);
}

/** One conversation, for whoever may read it. Throws NotFound. */
export async function getConversation(db: Trx, actor: Actor, id: string): Promise<Conversation> {
  if (!("personId" in actor) || !isUuid(id)) throw new NotFound("conversation");
  const row = await conversations(db, actor.personId).where("conversation.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("conversation");
  const { providerId } = row;
  authorise(actor, actor.kind === "provider" ? "conversation.read-own" : "conversation.read", { providerId });
  await refuseConflict(db, actor, providerId);
  return typed(row);
}

/** The same for whoever writes in it, locked until COMMIT. Throws NotFound, Forbidden for whoever reads only. */
export async function lockConversation(work: Work, id: string): Promise<Conversation> {
  if (isUuid(id)) await work.trx.selectFrom("conversation").select("id").where("id", "=", id).forUpdate().execute();
  const conversation = await getConversation(work.trx, work.actor, id);
  const own = work.actor.kind === "provider";
  authorise(
    work.actor,
    own ? "conversation.write-own" : "conversation.write",
    { providerId: conversation.providerId },
    own ? "conversation.read-own" : "conversation.read",
  );
  return conversation;
}

/** What was said, newest first, a page at a time. */
export async function messagesOf(db: Trx, conversationId: string, page: number) {
  const { total } = await db
    .selectFrom("conversation_message")
    .select(sql<number>`count(*)::int`.as("total"))
    .where("conversation_id", "=", conversationId)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom("conversation_message as message")
    .innerJoin("person", "person.id", "message.person_id")
    .select(["message.id", "message.side", "message.body", "message.at", "person.name as by"])
    .where("conversation_id", "=", conversationId)
    .orderBy("message.at", "desc")
    .orderBy("message.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(rows, page, total);
}
