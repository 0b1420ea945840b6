import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { ThreadEvent, ThreadStatus } from "./thread-status.ts";

/** One message of a thread after its first question. `dueOn` is the London date that it sets, if it sets one. */
export type ThreadMessage = {
  id: string;
  kind: ThreadEvent;
  text: string;
  dueOn: string | null;
  /** A reply after its due date. */
  late: boolean;
  by: string;
  at: Date;
};
/** A question on one answer with what was written about it since. `dueOn` is a London date. */
export type Thread = {
  id: string;
  questionId: string;
  question: string;
  dueOn: string;
  state: ThreadStatus;
  askedBy: string;
  askedAt: Date;
  repliedAt: Date | null;
  messages: ThreadMessage[];
};

/** Every question on an application with its messages, oldest question first. */
export async function threadsOf(db: Db | Trx, applicationId: string): Promise<Thread[]> {
  const requests = await db
    .selectFrom("information_request")
    .innerJoin("person as asker", "asker.id", "information_request.asked_by")
    .leftJoin("person as replier", "replier.id", "information_request.replied_by")
    .select([
      "information_request.id",
      "question_id as questionId",
      "question",
      "due_on as dueOn",
      "state",
      "asker.name as askedBy",
      "asked_at as askedAt",
      "reply",
      "replied_at as repliedAt",
      "replier.name as repliedBy",
    ])
    .where("application_id", "=", applicationId)
    .orderBy("asked_at")
    .orderBy("information_request.id")
    .execute();
  const messages = await messagesOf(
    db,
    requests.map(({ id }) => id),
  );
  return requests.map(({ reply, repliedBy, state, ...request }) => {
    const written = messages
      .filter(({ requestId }) => requestId === request.id)
      .map(({ requestId: _, ...rest }) => rest);
    const { id, repliedAt: at } = request;
    // A process of an earlier release writes a reply beside the question alone.
    const missing = at && !written.some(({ kind }) => kind === "reply");
    const late = at !== null && londonDate(at) > request.dueOn;
    const alone = missing
      ? [{ id, kind: "reply" as const, text: reply ?? "", dueOn: null, late, by: repliedBy ?? "", at }]
      : [];
    // The column is reckoned from this list.
    return { ...request, state: state as ThreadStatus, messages: [...written, ...alone] };
  });
}

async function messagesOf(db: Db | Trx, requestIds: readonly string[]) {
  if (requestIds.length === 0) return [];
  const rows = await db
    .selectFrom("thread_message")
    .innerJoin("person", "person.id", "thread_message.person_id")
    .select(["thread_message.id", "request_id as requestId", "kind", "text", "due_on as dueOn", "late", "at"])
    .select("person.name as by")
    .where("request_id", "in", requestIds)
    .orderBy("at")
    .orderBy("thread_message.id")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as ThreadEvent })); // held by the column's CHECK
}

/** One thread of an application. Throws NotFound. */
export async function getThread(db: Db | Trx, applicationId: string, threadId: string): Promise<Thread> {
  const thread = isUuid(threadId) && (await threadsOf(db, applicationId)).find(({ id }) => id === threadId);
  if (!thread) throw new NotFound("question");
  return thread;
}

/** Writes what somebody did in a thread. `dueOn`: the London date that it sets. */
export async function addMessage(
  { trx, now }: Work,
  requestId: string,
  message: { kind: ThreadEvent; text: string; by: string; dueOn?: string; late?: boolean },
): Promise<void> {
  const { kind, text, by, dueOn, late = false } = message;
  await trx
    .insertInto("thread_message")
    .values({
      ...{ id: uuidv7(now.getTime()), request_id: requestId, kind, text, late },
      ...{ due_on: dueOn ?? null, person_id: by, at: now },
    })
    .execute();
}
