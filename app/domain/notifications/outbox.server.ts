import { sql } from "kysely";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Db } from "#db/client.server.ts";

export const mailStates = ["waiting", "sent", "dead"] as const;
export type MailState = (typeof mailStates)[number];

/** What staff read of an e-mail's state. Dead: every try failed, and a person has to look. */
export const mailStateInWords: Readonly<Record<MailState, { text: string; colour: "blue" | "green" | "red" }>> = {
  waiting: { text: "Waiting", colour: "blue" },
  sent: { text: "Sent", colour: "green" },
  dead: { text: "Not delivered", colour: "red" },
};

/** The outbox, newest first: whom it goes to and what it is, never its words. */
export async function listMail(db: Db, { state, page }: { state: MailState | undefined; page: number }) {
  const base = db.selectFrom("notification").$if(state !== undefined, (list) => list.where("state", "=", state ?? ""));
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select(["id", "to_address as to", "template", "state", "attempts", "last_error as lastError"])
    .select(["created_at as createdAt", "sent_at as sentAt"])
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(
    rows.map((row) => ({ ...row, state: row.state as MailState })),
    page,
    total,
  );
}
