import type { ProviderPerson } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { aHoldOn } from "./holds.ts";

type Approved = { providerId: string; lot: { id: string }; owner: ProviderPerson };

/** An open condition of a provider's approval on its lot, behind its hold. `dueOn` is a London date. Returns its id. */
export async function aCondition(
  db: Db,
  { providerId, lot }: Approved,
  { what, dueOn, at = new Date("2026-09-01T09:00:00Z") }: { what: string; dueOn: string; at?: Date },
): Promise<{ id: string }> {
  const admission = await db
    .selectFrom("admission")
    .select(["id", "application_id", "decided_by"])
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lot.id)
    .executeTakeFirstOrThrow();
  const { holdId } = await aHoldOn(db, { providerId, lotId: lot.id, kind: "condition", because: what, at });
  const id = uuidv7();
  await db
    .insertInto("admission_condition")
    .values({
      ...{ id, admission_id: admission.id, application_id: admission.application_id, provider_id: providerId },
      ...{ hold_id: holdId, what, done_by: "provider", checked_by: admission.decided_by, due_on: dueOn },
      ...{ state: "open", set_by: admission.decided_by, set_at: at },
    })
    .execute();
  return { id };
}
