import type { Db, Trx } from "#db/client.server.ts";
import type { ApplicationStatus } from "./application-status.ts";

/** Each status that an application came into, and when, oldest first. */
export async function movesOf(db: Db | Trx, applicationId: string): Promise<{ at: Date; to: ApplicationStatus }[]> {
  const rows = await db
    .selectFrom("application_event")
    .select(["at", "to_status as to"])
    .where("application_id", "=", applicationId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  // The table of states wrote it.
  return rows.map(({ at, to }) => ({ at, to: to as ApplicationStatus }));
}
