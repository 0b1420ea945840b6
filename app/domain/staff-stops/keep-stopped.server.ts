import { sql } from "kysely";
import type { Trx } from "#db/client.server.ts";

/**
 * Counts these members of staff among those whom a stop means, where they have its name now: a name that is put right
 * later does not take them out of it (rules 5). Whoever was said to be somebody else stays so.
 */
export async function keepStopped(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into staff_stop_member (stop_id, staff_member_id, meant)
    select stop.id, staff.id, true
    from staff_stop stop join staff_member staff on compared_name(staff.name) = compared_name(stop.name)
    where stop.lifted_at is null and staff.id = any(${[...ids]}::uuid[])
    on conflict do nothing`.execute(trx);
}
