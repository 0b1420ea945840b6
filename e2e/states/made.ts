import type { Db } from "#db/client.server.ts";

/** The first placement of the demonstration, live for weeks. */
export async function livePlacement(db: Db): Promise<{ id: string; childId: string; providerId: string }> {
  return db
    .selectFrom("placement")
    .innerJoin("provider", "provider.id", "placement.provider_id")
    .select(["placement.id", "placement.child_id as childId", "provider.id as providerId"])
    .where("provider.slug", "=", "bright-path")
    .orderBy("placement.created_at")
    .limit(1)
    .executeTakeFirstOrThrow();
}
