import type { Context } from "#app/context.ts";

/**
 * Puts the head of the audit chain where the database's owner cannot rewrite it: into the object store, under a name
 * that holds its number, and into the log. Only this catches a chain that was rewritten whole.
 */
export async function anchorAudit({
  db,
  store,
  log,
  now,
}: Pick<Context, "db" | "store" | "log" | "now">): Promise<void> {
  const head = await db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirstOrThrow();
  const hash = head.hash.toString("hex");
  const at = now().toISOString();
  await store.putText(
    `audit-anchors/${String(head.seq).padStart(12, "0")}.json`,
    JSON.stringify({ ...head, hash, at }),
  );
  await db
    .insertInto("audit_anchor")
    .values({ seq: head.seq, at: now() })
    .onConflict((conflict) => conflict.column("seq").doUpdateSet({ at: now() }))
    .execute();
  log.info({ count: head.seq, hash }, "audit head");
}
