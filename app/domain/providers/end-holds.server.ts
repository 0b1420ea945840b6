import { personId } from "#app/access/actor.ts";
import type { Work } from "#app/domain/work.server.ts";

/**
 * Ends those of these holds that are open still, for a reason in plain words. Which holds a procedure may end is its own
 * affair (rules 1). Returns the ids of those that it ended.
 */
export async function endHolds(
  { trx, actor, now }: Work,
  holdIds: readonly string[],
  because: string,
): Promise<string[]> {
  if (holdIds.length === 0) return [];
  const ended = await trx
    .updateTable("hold")
    .set({ lifted_at: now, lifted_by: personId(actor), lifted_because: because })
    .where("id", "in", holdIds)
    .where("lifted_at", "is", null)
    .returning("id")
    .execute();
  return ended.map(({ id }) => id);
}
