import type { System } from "#app/access/actor.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { testRegistration } from "./test-registration.server.ts";

const BATCH = 50;

/**
 * Tests every provider again that has sent an application: each day, because a threshold may change with the date.
 * Keeps a result only where something changed, so that it is safe to run twice. Returns how many it tested.
 */
export async function testRegistrations(db: Db, actor: System, now: Date): Promise<number> {
  let total = 0;
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const ids = await next(db, after);
    const last = ids.at(-1);
    if (!last) return total;
    await transact(db, actor, now, async (work) => {
      for (const id of ids) await testRegistration(work, id, "daily");
    });
    total += ids.length;
    after = last;
  }
}

async function next(db: Db, after: string): Promise<string[]> {
  const rows = await db
    .selectFrom("provider")
    .select("id")
    .where("id", ">", after)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("application")
          .select("application.id")
          .whereRef("application.provider_id", "=", "provider.id")
          .where("submitted_at", "is not", null),
      ),
    )
    .orderBy("id")
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}
