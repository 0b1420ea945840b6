import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** Documents that were uploaded together, and of which nobody has said yet what they are. */
export async function looseToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const { count } = await db
    .selectFrom("loose_document")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("provider_id", "=", providerId)
    .where("matched_at", "is", null)
    .executeTakeFirstOrThrow();
  if (count === 0) return [];
  const text = count === 1 ? "1 document waits to be matched" : `${count} documents wait to be matched`;
  return [{ text, href: paths.provider.addMany() }];
}
