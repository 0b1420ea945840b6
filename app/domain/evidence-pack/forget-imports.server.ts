import type { System } from "#app/access/actor.ts";
import { LOOSE_DAYS } from "#app/domain/evidence/loose/remove-loose.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

const AT_ONCE = 500;

/** Takes away packs that were brought and not used within 30 days, as their files are. Returns how many. Safe to run twice. */
export async function forgetImports(db: Db, actor: System, now: Date): Promise<number> {
  const before = new Date(now.getTime() - LOOSE_DAYS * 86_400_000);
  return transact(db, actor, now, async (work) => {
    const old = work.trx
      .selectFrom("pack_import")
      .select("id")
      .where("used_at", "is", null)
      .where("read_at", "<", before)
      .limit(AT_ONCE);
    const rows = await work.trx.deleteFrom("pack_import").where("id", "in", old).returning("id").execute();
    for (const { id } of rows) work.audit("evidence-pack.forget-import", { type: "pack-import", id });
    return rows.length;
  });
}
