import { nextCheckDue } from "#app/domain/visits/next-check.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * When the provider behind a public page was visited last and when its next check is due: London dates, each left out
 * where there is none. Why it is due then is for officers alone.
 */
export async function nextCheckOfService(
  db: Db,
  slug: string,
  now: Date,
): Promise<{ lastCheckedOn?: string; dueOn?: string }> {
  const row = await db.selectFrom("service").select("provider_id").where("slug", "=", slug).executeTakeFirst();
  if (!row) return {};
  const { because: _forOfficers, ...dates } = await nextCheckDue(db, row.provider_id, now);
  return dates;
}
