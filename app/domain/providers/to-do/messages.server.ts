import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** What the council has written, and nobody of the provider has read yet. */
export async function messagesToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const unread = await db
    .selectFrom("conversation")
    .select(["id", "subject"])
    .where("provider_id", "=", providerId)
    .where("status", "=", "open")
    .where("waits_for", "=", "provider")
    .where(
      sql<boolean>`not exists (select from conversation_read read
        join provider_member member on member.person_id = read.person_id and member.provider_id = conversation.provider_id
        where read.conversation_id = conversation.id and read.at >= conversation.last_at)`,
    )
    .orderBy("last_at", "desc")
    .limit(20)
    .execute();
  return unread.map(({ id, subject }) => ({
    text: `Read the council’s message: ${subject}`,
    href: paths.provider.message(id),
  }));
}
