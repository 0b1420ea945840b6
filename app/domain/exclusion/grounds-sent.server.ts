import { sql } from "kysely";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Ground, groundsAnswered } from "./grounds.ts";

/** The grounds that a provider named in the application that it sent last. */
export async function groundsSent(db: Db | Trx, providerId: string): Promise<Ground[]> {
  const row = await db
    .selectFrom("application")
    .select(sql<Answers>`submission->'answers'`.as("answers"))
    .where("provider_id", "=", providerId)
    .where("submission", "is not", null)
    .orderBy("submitted_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? groundsAnswered(row.answers) : [];
}
